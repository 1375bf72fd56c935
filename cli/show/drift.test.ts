import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { plantPython, sampleModel } from "../../clients/drift/testing/planted-clients.ts";
import { parseCommandLine } from "../arguments/parse-command-line.ts";
import { Problem } from "../problem.ts";
import { runCommandLine } from "../run-command-line.ts";
import { createCommandLines } from "../testing/command-lines.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";

let clients: string;

beforeEach(() => {
  clients = mkdtempSync(join(tmpdir(), "iam-conformance-clients-"));
});

afterEach(() => rmSync(clients, { recursive: true, force: true }));

async function run(...argv: readonly string[]) {
  const surroundings = fakeSurroundings({ environment: { IAM_CONFORMANCE_CLIENTS: clients } });
  const code = await runCommandLine(["drift", ...argv], surroundings);
  return { code, ...surroundings.printed, files: surroundings.files };
}

const withUnknownStatus = JSON.stringify(
  sampleModel({ statusType: { enum: ["Active", "Inactive", "Suspended"] } }),
);

it("is asked for with names of drivers", async () => {
  const io = { write: () => undefined };
  expect(await parseCommandLine(["drift"], io)).toEqual({ name: "drift", drivers: [], to: [] });
  expect(await parseCommandLine(["drift", "boto3", "aws-sdk-go", "--to", "json=d.json"], io)).toEqual({
    name: "drift",
    drivers: ["boto3", "aws-sdk-go"],
    to: [{ format: "json", file: "d.json" }],
  });
  await expect(parseCommandLine(["drift", "boto"], io)).rejects.toThrow('Did you mean "boto3"?');
  await expect(parseCommandLine(["drift", "--to", "junit"], io)).rejects.toThrow(Problem);
});

it("prints what editions and clients state, and exits 0 where all of it is known", async () => {
  plantPython(clients, "boto3", JSON.stringify(sampleModel()));
  const { code, out, err } = await run("boto3");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("NO UNKNOWN DRIFT: 1 client read, 0 not read.");
});

it("reads every client that is there, and names the others", async () => {
  plantPython(clients, "aws-cli-v1", JSON.stringify(sampleModel()));
  const { code, out } = await run();
  expect(code).toBe(0);
  expect(out).toMatch(/^ {2}aws-cli-v1 +1\.46\.3$/m);
  expect(out).toMatch(/^ {2}boto3 +not read: its client is not installed/m);
});

it("fails for a value that no edition states, and says where to record it", async () => {
  plantPython(clients, "boto3", withUnknownStatus);
  const { code, out } = await run("--to", "text", "--to", "json=drift.json", "boto3");
  expect(code).toBe(1);
  expect(out).toContain("✗ Active, Inactive, Suspended\n");
  expect(out).toContain("record it in `contract/editions.ts`");
});

it("writes JSON to a file", async () => {
  plantPython(clients, "boto3", withUnknownStatus);
  const { files, out } = await run("boto3", "--to", "json=drift.json");
  expect(out).toBe("");
  expect(JSON.parse(files.get("drift.json") ?? "")).toMatchObject({ unknown: 1 });
});

it("does not pass a client that it does not understand", async () => {
  plantPython(clients, "boto3", "{}");
  expect(await run("boto3")).toMatchObject({
    code: 3,
    out: expect.stringContaining("unreadable: operations in its service model is missing"),
  });
});

it("is wrong usage for a client that is asked for and not installed", async () => {
  expect(await run("boto3")).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringMatching(
      /the client of boto3 cannot be read: .*iam-conformance client boto3 --install installs it/,
    ),
  });
});

it("as a program fails for the same", async () => {
  const lines = createCommandLines();
  try {
    plantPython(clients, "boto3", JSON.stringify(sampleModel()));
    const environment = { IAM_CONFORMANCE_CLIENTS: clients };
    expect(await lines.run(["drift", "boto3"], environment)).toMatchObject({ code: 0, err: "" });
    plantPython(clients, "boto3", withUnknownStatus);
    expect(await lines.run(["drift"], environment)).toMatchObject({
      code: 1,
      out: expect.stringContaining("DRIFT: 1 value that no edition states"),
    });
  } finally {
    lines.end();
  }
});
