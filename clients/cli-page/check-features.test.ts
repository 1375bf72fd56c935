import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkCliFeatures } from "./check-features.ts";
import { cliFeatures } from "./features.ts";

let folder: string;
let silent: string;
let chatty: string;

function program(name: string, source: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!${process.execPath}\n${source}\n`);
  chmodSync(path, 0o755);
  return path;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fake-aws-"));
  silent = program("silent", "process.exit(0);");
  // Sends something for whatever it is asked, and always ends in the same way.
  chatty = program(
    "chatty",
    `const url = process.argv[process.argv.indexOf("--endpoint-url") + 1];
     fetch(url, { method: "POST", body: "Action=Other" }).then(() => process.exit(252));`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(["cli-v1", "cli-v2"] as const)(
  "every feature of %s fails on a program that does nothing",
  async (page) => {
    const results = await checkCliFeatures(silent, page, process.env);
    expect(results.map(({ feature }) => feature.name)).toEqual(
      cliFeatures.filter(({ sources }) => sources.includes(page)).map(({ name }) => name),
    );
    expect(results.filter(({ finding }) => finding.outcome !== "fails")).toEqual([]);
  },
);

it("every feature fails on a program that sends a request whatever it is asked", async () => {
  const results = await checkCliFeatures(chatty, "cli-v2", process.env);
  expect(results.filter(({ finding }) => finding.outcome !== "fails")).toEqual([]);
  expect(JSON.stringify(results)).toContain("ended with exit code 252, 1 requests");
});
