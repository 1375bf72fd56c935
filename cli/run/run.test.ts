import { existsSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { skipPauses } from "../../engine/testing/skip-pauses.ts";
import type { StartedReference } from "../../reference/start-reference.ts";
import { buildRunReport, type RunReport } from "../../reporters/report/run-report.ts";
import { sampleFacts, sampleViolation } from "../../reporters/testing/sample-run.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";
import { createReferences, keysOf } from "../testing/references.ts";
import { idsIn, wholeReport } from "../testing/whole-report.ts";

let lines: CommandLines;
const references = createReferences();

beforeEach(() => {
  lines = createCommandLines();
  skipPauses();
});

afterEach(async () => {
  lines.end();
  vi.restoreAllMocks();
  await references.end();
});

function on(endpoint: StartedReference, line: string) {
  return lines.run([...line.split(" "), "--endpoint", endpoint.url], keysOf(endpoint));
}

it("shards leave nothing out and do nothing twice", async () => {
  const endpoint = await references.start();
  const shards: string[][] = [];
  for (const shard of ["1/3", "2/3", "3/3"]) {
    const { code, out } = await on(endpoint, `run --only status --runs 1 --shard ${shard} --report json`);
    expect(code).toBe(0);
    const report: RunReport = JSON.parse(out);
    shards.push(report.results.map(({ requirement }) => requirement));
  }
  const least = Math.floor(idsIn("status").length / 3);
  for (const shard of shards) expect(shard.length).toBeGreaterThanOrEqual(least);
  expect(shards.flat().sort()).toEqual(idsIn("status").sort());
});

describe("a run whose time is over reports every requirement, and says so", () => {
  it.each([
    ["while requirements are exercised", 20, 1],
    ["while fixtures are made", 200, 0.8],
    ["before anything was answered", 2000, 0.4],
  ])("%s", async (_, latencyMs, maxTime) => {
    const endpoint = await references.start({ latencyMs });
    const { code, out, err } = await on(
      endpoint,
      `run --only status --runs 100000 --concurrency 2 --max-time ${maxTime} --report json=r.json`,
    );
    expect(out).toMatch(/^CUT SHORT: time ran out before \d+ of \d+ requirements could be judged/m);
    expect(code).toBe(3);
    const { results, cutShort } = wholeReport(lines.read("r.json"), idsIn("status"));
    expect(cutShort).toBe(true);
    const untouched = results.filter(({ runs }) => runs === 0);
    expect(untouched.length).toBeGreaterThan(0);
    for (const { outcome, reason, because } of untouched) {
      expect(outcome).toBe("untestable");
      expect(because ?? reason).toMatch(/^status\.|^the time of the run was over/);
    }
    expect(out).not.toContain("✗");
    // A busy machine may not get to remove all of it within the second that is left.
    if (endpoint.snapshot().users > 0) expect(err).toMatch(/^iam-conformance: left on /m);
  });
});

describe("an endpoint with a fault", () => {
  it.each([
    ["state-no-effect", "state.visible-after-update", "Status Inactive"],
    ["id-max-length-above", "credential-id.max-length", "400 ValidationError"],
  ])("%s violates %s, which replays", async (mutant, id, expected) => {
    const faulty = await references.start({ mutant });
    const { code, out } = await on(faulty, `run --only ${id} --runs 5 --report json=r.json`);
    expect(code).toBe(1);
    expect(out).toMatch(/^VIOLATES: 1 of 1 requirement fails the run \(1 MUST\)/m);
    expect(out).toContain(`✗ ${id}`);
    expect(out).toMatch(
      new RegExp(`^ +iam-conformance reproduce r\\.json ${id.replaceAll(".", "\\.")} > .*\\.mjs`, "m"),
    );
    const [result] = wholeReport(lines.read("r.json"), [id]).results;
    expect(result).toMatchObject({ requirement: id, outcome: "violates", counterexample: { expected } });

    const failed = await lines.run(["replay", "r.json"], keysOf(faulty));
    expect(failed.out).toMatch(
      new RegExp(`^FAILED {2}${id.replaceAll(".", "\\.")}: expected .*, observed .*\\n$`),
    );
    expect(failed.code).toBe(1);
    const honest = await references.start();
    const fixed = await on(honest, `replay r.json ${id}`);
    expect(fixed).toMatchObject({ out: `FIXED   ${id}\n`, code: 0 });
    for (const endpoint of [faulty, honest]) expect(endpoint.snapshot().users).toBe(0);
    expect(lines.journals()).toEqual([]);
  });

  it.runIf(existsSync("/dev/full"))(
    "is told to people although a report cannot be written, and the other reports are",
    async () => {
      const faulty = await references.start({ mutant: "id-max-length-above" });
      const { code, out, err } = await on(
        faulty,
        "run --only credential-id.max-length --runs 2 --report json=/dev/full --report junit=r.xml",
      );
      expect(out).toMatch(/^VIOLATES: 1 of 1/m);
      expect(lines.read("r.xml")).toContain("<failure ");
      expect(err).toMatch(/^iam-conformance: the report \/dev\/full cannot be written: ENOSPC/m);
      expect(err).not.toMatch(/^\s+at /m);
      // The violation counts for more than the file.
      expect(code).toBe(1);
    },
  );
});

it("a journal that cannot be written keeps the run from making anything", async () => {
  const endpoint = await references.start();
  writeFileSync(".iam-conformance", "");
  const { code, out, err } = await on(endpoint, "run");
  expect(err).toMatch(/^iam-conformance: the journal \S+, .* cannot be written: EEXIST/m);
  expect(err).not.toMatch(/^\s+at /m);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(endpoint.snapshot()).toMatchObject({ users: 0 });
});

describe("a signal", () => {
  it.each(["doctor", "replay r.json"])("ends %s with what it has made removed", async (line) => {
    const endpoint = await references.start({ latencyMs: 30 });
    writeFileSync("r.json", JSON.stringify(buildRunReport(sampleFacts, [sampleViolation])));
    const ended = on(endpoint, line);
    while (endpoint.snapshot().users === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    process.emit("SIGINT");
    const { code, err, out } = await ended;
    expect(code).toBe(130);
    expect(err).toMatch(/^interrupted: removing .*; interrupt again .*at once\n$/);
    expect(out).not.toMatch(/tested|FAILED|FIXED|ERROR/);
    expect(endpoint.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    expect(lines.journals()).toEqual([]);
  });
});
