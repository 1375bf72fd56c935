import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCommandLine } from "../run-command-line.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";

const before = process.cwd();
let outside = "";

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), "outside-test-"));
  process.chdir(mkdtempSync(join(tmpdir(), "trusted-targets-test-")));
});

afterEach(() => {
  const folder = process.cwd();
  process.chdir(before);
  for (const made of [folder, outside]) rmSync(made, { recursive: true });
});

/** Names of the variables that an entry takes its keys from. */
type Names = readonly [accessKeyId: string, secretAccessKey: string, sessionToken?: string];

/** What the user is told of a run on a target that takes its keys from these variables, where nothing listens. */
async function told([accessKeyId, secretAccessKey, sessionToken]: Names, folder: string, ...flags: string[]) {
  const file = join(folder, "targets.json");
  const names = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  const mine = { endpoint: "http://127.0.0.1:1/", credentials: { environment: names } };
  writeFileSync(file, JSON.stringify({ targets: { mine } }));
  const environment = Object.fromEntries(
    ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "GITHUB_TOKEN"].map((name) => [
      name,
      "a-secret",
    ]),
  );
  const surroundings = fakeSurroundings({ environment });
  const words = ["run", "mine", "--only", "status", "--targets", file, ...flags];
  const code = await runCommandLine(words, surroundings);
  return { code, err: surroundings.printed.err };
}

const usual: Names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

describe("an entry outside the working folder", () => {
  it.each<[string, Names]>([
    ["GITHUB_TOKEN", ["GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY"]],
    // What stands for the access key id is sent as it is.
    ["AWS_SECRET_ACCESS_KEY", ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_ACCESS_KEY"]],
    ["AWS_SESSION_TOKEN", ["AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN"]],
    ["GITHUB_TOKEN", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN"]],
  ])("may not read %s, unless it is trusted: %j", async (name, names) => {
    const { code, err } = await told(names, outside);
    expect(code).toBe(2);
    expect(err).toMatch(new RegExp(`outside the working folder.* and not ${name};.*--trust-targets`));
    const trusted = await told(names, outside, "--trust-targets");
    expect(trusted).toMatchObject({ code: 3, err: expect.stringContaining("cannot be reached") });
  });

  it("may read the variables of AWS's own tools, each for its own purpose", async () => {
    expect((await told(usual, outside)).code).toBe(3);
  });
});

it("may read any variable inside the working folder", async () => {
  expect((await told(["GITHUB_TOKEN", "AWS_SESSION_TOKEN"], process.cwd())).code).toBe(3);
});
