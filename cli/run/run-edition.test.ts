import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import type { RunReport } from "../../reporters/report/run-report.ts";
import { runCommandLine } from "../run-command-line.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";

// Nothing is said of speed here, and a busy machine takes seconds to start a program.
vi.setConfig({ testTimeout: 180_000 });

const id = "status.expired.edition";

let lines: CommandLines;
let accepting: StartedReference;

beforeEach(async () => {
  lines = createCommandLines();
  const mutant = mutantByName("status-expired-accepted");
  if (mutant === undefined) throw new Error("there is no such mutant");
  accepting = await startReference({ mutant });
});

afterEach(async () => {
  lines.end();
  await accepting.close();
});

const keys = () => ({
  AWS_ACCESS_KEY_ID: accepting.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: accepting.credentials.secretAccessKey,
});

/** In this process: what a user sees of a replay takes no other program. */
async function replay(report: unknown) {
  const surroundings = fakeSurroundings({ environment: keys() });
  surroundings.files.set("r.json", JSON.stringify(report));
  const code = await runCommandLine(["replay", "r.json"], surroundings);
  return { code, ...surroundings.printed };
}

it("a report says which edition was asserted, and its replay asserts the same", async () => {
  const line = `run --endpoint ${accepting.url} --only ${id} --runs 2 --edition cli-v2 --report json`;
  const { code, out } = await lines.run(line.split(" "), keys());
  expect(code).toBe(1);
  const report: RunReport = JSON.parse(out);
  expect(report.suite.edition).toBe("cli-v2");
  expect(report.results).toMatchObject([{ requirement: id, level: "MUST", outcome: "violates" }]);

  const failed = await replay(report);
  expect(failed.out).toMatch(/^FAILED {2}status\.expired\.edition: expected /);
  expect(failed.code).toBe(1);

  const { edition: _, ...suite } = report.suite;
  expect(await replay({ ...report, suite })).toMatchObject({ out: `FIXED   ${id}\n`, code: 0 });

  const later = await replay({ ...report, suite: { ...suite, edition: "cli-v3\u001b[2J" } });
  expect(later).toMatchObject({ code: 2, out: "" });
  expect(later.err).toMatch(
    /^iam-conformance: r\.json was made with the edition cli-v3\\x1b\[2J, which this version .* knows cli-v1, /,
  );
});

it("a run that asserts no edition names none", async () => {
  const line = `run --endpoint ${accepting.url} --only ${id} --runs 2 --report json`;
  const { code, out } = await lines.run(line.split(" "), keys());
  expect(JSON.parse(out).suite).not.toHaveProperty("edition");
  expect(JSON.parse(out).results).toMatchObject([{ requirement: id, outcome: "observed" }]);
  expect(code).toBe(3);
});
