import { expect, it } from "vitest";
import type { Surroundings } from "../surroundings.ts";
import { prove } from "./prove.ts";

function surroundings(): Surroundings & { readonly written: string[] } {
  const written: string[] = [];
  return {
    environment: {},
    out: (text) => written.push(text),
    err: () => undefined,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 100,
    rows: 24,
    readFile: () => "",
    writeFile: () => undefined,
    expectWritable: () => undefined,
    withhold: () => undefined,
    notice: () => undefined,
    clean: (text) => text,
    written,
  };
}

const command = {
  name: "prove",
  mutant: ["state-no-effect"],
  seed: 1,
  seeds: 1,
  runs: 10,
  report: [],
} as const;

it("proves the mutants that are chosen, and says so", async () => {
  const around = surroundings();
  expect(await prove(command, around)).toBe(0);
  expect(around.written.join("")).toContain("1 of 1 killed");
});

it("tries several seeds", async () => {
  const around = surroundings();
  expect(await prove({ ...command, seeds: 3 }, around)).toBe(0);
  expect(around.written.join("")).toContain("over 3 seeds every mutant is noticed often enough");
});

it("writes a report and a badge", async () => {
  const files = new Map<string, string>();
  const around = { ...surroundings(), writeFile: (path: string, text: string) => void files.set(path, text) };
  await prove({ ...command, report: [{ format: "json", file: "proof.json" }], badge: "badge.svg" }, around);
  expect(JSON.parse(files.get("proof.json") ?? "")).toMatchObject({ seed: 1, score: { killed: 1, of: 1 } });
  expect(files.get("badge.svg")).toContain("1 of 1");
});
