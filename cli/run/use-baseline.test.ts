import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";

const fault = "id-max-length-above";
const violated = "credential-id.max-length";

let lines: CommandLines;
let file = "";
let faulty: StartedReference;
let honest: StartedReference;

beforeAll(async () => {
  const mutant = mutantByName(fault);
  if (mutant === undefined) throw new Error(`there is no mutant ${fault}`);
  faulty = await startReference({ mutant });
  honest = await startReference();
  lines = createCommandLines();
  file = join(lines.folder, "known.json");
});

afterAll(async () => {
  await faulty.close();
  await honest.close();
  lines.end();
});

function run(endpoint: StartedReference, ...flags: readonly string[]) {
  const { accessKeyId, secretAccessKey } = endpoint.credentials;
  const words = ["run", "--endpoint", endpoint.url, "--runs", "2", "--only", violated, ...flags];
  return lines.run(words, { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey });
}

function writeEntry(changes: Readonly<Record<string, unknown>>): void {
  const entry = {
    requirement: violated,
    expected: "404 NoSuchEntity",
    reason: "Ids may be one longer.",
    issue: "https://example.org/1",
    expires: "2999-12-31",
    ...changes,
  };
  writeFileSync(file, JSON.stringify({ deviations: [entry] }, null, 2));
}

it("is written by --update-baseline, and then foresees the violation in every report", async () => {
  rmSync(file, { force: true });
  expect((await run(faulty, "--baseline", file)).err).toContain("cannot be read");
  const written = await run(faulty, "--baseline", file, "--update-baseline");
  expect(written).toMatchObject({ code: 0 });
  const { deviations } = JSON.parse(readFileSync(file, "utf8"));
  expect(deviations).toMatchObject([{ requirement: violated, expected: "404 NoSuchEntity" }]);
  const again = await run(faulty, "--baseline", file, "--report", "json");
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({
    summary: { violates: 1 },
    baseline: { file, problems: [] },
    results: [{ foreseen: { reason: expect.stringContaining("400 ValidationError is required") } }],
  });
});

it.each<[string, Record<string, unknown>, RegExp]>([
  ["has expired", { expires: "2020-01-01" }, /known\.json:3: .* held until 2020-01-01/],
  ["fails differently", { expected: "500 InternalFailure" }, /write "expected": "404 NoSuchEntity"/],
])("fails the run where an entry %s", async (_, changes, text) => {
  writeEntry(changes);
  const { code, out } = await run(faulty, "--baseline", file);
  expect(code).toBe(1);
  expect(out.replace(/\s+/g, " ")).toMatch(text);
});

it("fails the run where an entry no longer fails", async () => {
  writeEntry({});
  const { code, out } = await run(honest, "--baseline", file);
  expect(code).toBe(1);
  expect(out.replace(/\s+/g, " ")).toContain("no longer fails: remove this entry");
  expect(out).toMatch(/\nBASELINE OUTDATED: /);
});

it.each<[string, Record<string, unknown>, RegExp]>([
  [
    "names no requirement",
    { requirement: "credential-id.max-lenght" },
    /known\.json:4:22: .* Did you mean "credential-id\.max-length"\?/,
  ],
  ["has an unknown key", { expire: "2999-01-01" }, /unknown key "expire"\. Did you mean "expires"\?/],
])("is refused before anything is sent where an entry %s", async (_, changes, text) => {
  writeEntry(changes);
  const { code, err, out } = await run(honest, "--baseline", file);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(text);
});

it("asks for a file where --update-baseline has none", async () => {
  const { code, err } = await run(honest, "--update-baseline");
  expect(code).toBe(2);
  expect(err).toContain("--baseline FILE");
});
