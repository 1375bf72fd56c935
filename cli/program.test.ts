import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseXml } from "../protocol/xml/xml.ts";
import { mutantByName } from "../reference/mutants/mutants.ts";
import { type StartedReference, startReference } from "../reference/start-reference.ts";
import { reportProblem } from "../reporters/report/report-problem.ts";
import { buildRunReport, type RunReport } from "../reporters/report/run-report.ts";
import { sampleFacts, sampleViolation } from "../reporters/testing/sample-run.ts";
import { catalogue } from "../suites/catalogue.ts";
import { runCommandLine } from "./run-command-line.ts";
import { fakeSurroundings } from "./testing/fake-surroundings.ts";
import { createPrograms, type Programs } from "./testing/program.ts";

// Nothing is said of speed here, and a busy machine takes seconds to start a program.
vi.setConfig({ testTimeout: 180_000 });

let programs: Programs;
const started: StartedReference[] = [];

beforeEach(() => {
  programs = createPrograms();
});

afterEach(async () => {
  programs.end();
  for (const endpoint of started.splice(0)) await endpoint.close();
});

async function reference(options: { mutant?: string; latencyMs?: number } = {}): Promise<StartedReference> {
  const { mutant: name, ...rest } = options;
  const mutant = name === undefined ? undefined : mutantByName(name);
  if (name !== undefined && mutant === undefined) throw new Error(`there is no mutant ${name}`);
  const endpoint = await startReference({ ...rest, ...(mutant === undefined ? {} : { mutant }) });
  started.push(endpoint);
  return endpoint;
}

/** The keys of an endpoint, as the environment holds them. */
function keysOf({ credentials }: StartedReference): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}

/** A JSON report that the program has written, which has to be valid and complete. */
function reportOf(name: string, planned: readonly string[]): RunReport {
  const report: unknown = JSON.parse(programs.read(name));
  expect(reportProblem(report)).toBeNull();
  const valid = report as RunReport;
  expect(valid.results.map(({ requirement }) => requirement)).toEqual(planned);
  expect(Object.values(valid.summary).reduce((sum, count) => sum + count, 0)).toBe(planned.length);
  return valid;
}

function idsIn(area: string): string[] {
  return catalogue.filter((requirement) => requirement.area === area).map(({ id }) => id);
}

const everything = catalogue.map(({ id }) => id);

describe("a run", () => {
  it("against the embedded reference conforms, is reported in every way, and comes out the same again", async () => {
    const words = "run --runs 3 --report json=r.json --report junit=r.xml --report markdown=out/r.md".split(
      " ",
    );
    const [{ code, out, err }, again] = await Promise.all([
      programs.run(words),
      programs.run(["--runs", "3", "--report", "json"]),
    ]);
    expect(err).not.toMatch(/iam-conformance:/);
    expect(code).toBe(0);
    expect(out).toMatch(/^seed +1, 3 runs per requirement$/m);
    expect(out).toMatch(/^self-proof +6 of 6 dummy responders rejected$/m);
    expect(out).toMatch(new RegExp(`^CONFORMS: none of ${catalogue.length} requirements fails the run`, "m"));
    expect(out + err).not.toContain("\u001b");

    const first = reportOf("r.json", everything);
    expect(first).toMatchObject({ seed: 1, support: "implemented", authentication: "enforced" });
    const junit = programs.read("r.xml");
    expect(parseXml(new TextEncoder().encode(junit)).ok).toBe(true);
    expect(junit.match(/<testcase /g)).toHaveLength(catalogue.length);
    expect(programs.read("out/r.md")).toContain("**CONFORMS: ");

    expect(again.code).toBe(0);
    const second: RunReport = JSON.parse(again.out);
    expect(judgements(second)).toEqual(judgements(first));
    expect(programs.journals()).toEqual([]);
  });

  it("of shards leaves nothing out and does nothing twice", async () => {
    const shards = await Promise.all(
      ["1/3", "2/3", "3/3"].map(async (shard) => {
        const line = `run --only status --runs 1 --shard ${shard} --report json`;
        const { code, out } = await programs.run(line.split(" "));
        expect(code).toBe(0);
        const report: RunReport = JSON.parse(out);
        return report.results.map(({ requirement }) => requirement);
      }),
    );
    const least = Math.floor(idsIn("status").length / 3);
    for (const shard of shards) expect(shard.length).toBeGreaterThanOrEqual(least);
    expect(shards.flat().sort()).toEqual(idsIn("status").sort());
  });

  it("whose time is over reports every requirement", async () => {
    const endpoint = await reference({ latencyMs: 100 });
    const line = `run --endpoint ${endpoint.url} --only status --runs 100000 --max-time 1 --report json=r.json`;
    const { code, out } = await programs.run(line.split(" "), keysOf(endpoint));
    expect(code).toBe(3);
    expect(out).toMatch(/^CUT SHORT: time ran out before \d+ of \d+ requirements could be judged/m);
    const { results, cutShort } = reportOf("r.json", idsIn("status"));
    expect(cutShort).toBe(true);
    const untouched = results.filter(({ runs }) => runs === 0);
    expect(untouched.length).toBeGreaterThan(0);
    for (const { outcome, reason, because } of untouched) {
      expect(outcome).toBe("untestable");
      expect(because ?? reason).toMatch(/^status\.|^the time of the run was over/);
    }
    expect(out).not.toContain("✗");
    expect(endpoint.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });
});

/** What a report says, apart from times and names. */
function judgements({ results }: RunReport) {
  return results.map(({ requirement, outcome, runs, reason, because }) => ({
    requirement,
    outcome,
    runs,
    reason,
    because,
  }));
}

describe("an endpoint with a fault", () => {
  it.each([
    ["state-no-effect", "state.visible-after-update", "Status Inactive"],
    ["id-max-length-above", "credential-id.max-length", "400 ValidationError"],
  ])("%s violates %s, which replays", async (name, id, expected) => {
    const faulty = await reference({ mutant: name });
    const line = `run --endpoint ${faulty.url} --only ${id} --runs 5 --report json=r.json`;
    const { code, out } = await programs.run(line.split(" "), keysOf(faulty));
    expect(code).toBe(1);
    expect(out).toMatch(/^VIOLATES: 1 of 1 requirement fails the run \(1 MUST\)/m);
    expect(out).toContain(`✗ ${id}`);
    expect(out).toMatch(/^ +curl +curl -sS -i --globoff --aws-sigv4 .* 'http:\/\/127\.0\.0\.1:\d+\/'$/m);
    const [result] = reportOf("r.json", [id]).results;
    expect(result).toMatchObject({ requirement: id, outcome: "violates", counterexample: { expected } });

    const failed = await replay(`r.json`, faulty);
    expect(failed.out).toMatch(
      new RegExp(`^FAILED {2}${id.replaceAll(".", "\\.")}: expected .*, observed .*\\n$`),
    );
    expect(failed.code).toBe(1);
    const honest = await reference();
    const fixed = await replay(`r.json ${id} --endpoint ${honest.url}`, honest);
    expect(fixed).toEqual({ out: `FIXED   ${id}\n`, code: 0 });
    for (const endpoint of [faulty, honest]) expect(endpoint.snapshot().users).toBe(0);
    expect(programs.journals()).toEqual([]);
  });

  /** In this process: what a user sees of a replay takes no other program. */
  async function replay(line: string, endpoint: StartedReference): Promise<{ out: string; code: number }> {
    const inFolder = (path: string) => readFileSync(resolve(programs.folder, path), "utf8");
    const surroundings = fakeSurroundings({ environment: keysOf(endpoint), readFile: inFolder });
    const code = await runCommandLine(["replay", ...line.split(" ")], surroundings);
    return { out: surroundings.printed.out, code };
  }

  it.runIf(existsSync("/dev/full"))(
    "is told to people although a report cannot be written, and the other reports are",
    async () => {
      const faulty = await reference({ mutant: "state-no-effect" });
      const line = `run --endpoint ${faulty.url} --only state.visible-after-update --runs 2 --report json=/dev/full --report junit=r.xml`;
      const { code, out, err } = await programs.run(line.split(" "), keysOf(faulty));
      expect(out).toMatch(/^VIOLATES: 1 of 1/m);
      expect(programs.read("r.xml")).toContain("<failure ");
      expect(err).toMatch(/^iam-conformance: the report \/dev\/full cannot be written: ENOSPC/m);
      expect(err).not.toMatch(/^\s+at /m);
      // The violation counts for more than the file.
      expect(code).toBe(1);
    },
  );
});

describe("a signal", () => {
  const long = "--only status --runs 100000 --report json=r.json".split(" ");

  it("in the middle of a run ends it with what there is, and fixtures are removed", async () => {
    const endpoint = await reference({ latencyMs: 20 });
    const line = `run --endpoint ${endpoint.url} --only status --only user-name --runs 60 --report json=r.json`;
    const { child, says, ended } = programs.start(line.split(" "), keysOf(endpoint));
    await says("requirements in");
    // Users come and go from here on where trials are under way, which take names of their own.
    const prepared = endpoint.snapshot().users;
    while (endpoint.snapshot().users === prepared) await sleep(5);
    child.kill("SIGINT");
    const { code, out, err } = await ended;
    expect(code).toBe(130);
    expect(err).toContain("interrupted: removing fixtures");
    expect(err).not.toMatch(/iam-conformance:/);
    expect(out).toMatch(/^INTERRUPTED: none of \d+ requirements fails[\s\S]*results\s+are\s+partial/m);
    const planned = [...idsIn("user-name"), ...idsIn("status")];
    const report = reportOf("r.json", planned);
    expect(report.interrupted).toBe(true);
    const unreached = report.results.filter(({ outcome }) => outcome === "untestable");
    expect(unreached.length).toBeGreaterThan(0);
    for (const { reason } of unreached) expect(reason).toBe("the run was interrupted");
    expect(report.summary).toMatchObject({ violates: 0, broken: 0 });
    expect(endpoint.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    expect(programs.journals()).toEqual([]);
  });

  it("while fixtures are made ends it too, and removes those that are there", async () => {
    const endpoint = await reference({ latencyMs: 150 });
    const { child, ended } = programs.start(["run", "--endpoint", endpoint.url, ...long], keysOf(endpoint));
    while (endpoint.snapshot().users === 0) await sleep(5);
    child.kill("SIGTERM");
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).not.toMatch(/iam-conformance:|requirements in/);
    expect(reportOf("r.json", idsIn("status"))).toMatchObject({ interrupted: true });
    expect(endpoint.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    expect(programs.journals()).toEqual([]);
  });

  it("given twice ends it at once, and says where it is written what is left", async () => {
    const endpoint = await reference({ latencyMs: 1500 });
    const { child, says, ended } = programs.start(
      ["run", "--endpoint", endpoint.url, ...long],
      keysOf(endpoint),
    );
    while (endpoint.snapshot().users === 0) await sleep(5);
    child.kill("SIGHUP");
    await says("interrupted: removing fixtures");
    child.kill("SIGINT");
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toMatch(
      /\niam-conformance: .*at once; .*created.* \.iam-conformance\b.*: iam-conformance cleanup\n$/,
    );
    expect(existsSync(join(programs.folder, "r.json"))).toBe(false);
    expect(programs.journals()).toHaveLength(1);
  });

  it.each([
    ["doctor", []],
    ["replay", ["r.json"]],
  ])("ends %s with what it has made removed", async (command, words) => {
    const endpoint = await reference({ latencyMs: 150 });
    const report = buildRunReport(sampleFacts, [sampleViolation]);
    writeFileSync(join(programs.folder, "r.json"), JSON.stringify(report));
    const { child, ended } = programs.start(
      [command, ...words, "--endpoint", endpoint.url],
      keysOf(endpoint),
    );
    while (endpoint.snapshot().users === 0) await sleep(5);
    child.kill("SIGINT");
    const { code, err, out } = await ended;
    expect(code).toBe(130);
    expect(err).toMatch(/^interrupted: removing .*; interrupt again .*at once\n$/);
    expect(out).not.toMatch(/tested|FAILED|FIXED|ERROR/);
    expect(endpoint.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    expect(programs.journals()).toEqual([]);
  });
});

describe("a place that cannot be written to", () => {
  it("for the journal keeps the run from making anything", async () => {
    const endpoint = await reference();
    writeFileSync(join(programs.folder, ".iam-conformance"), "");
    const { code, out, err } = await programs.run(["run", "--endpoint", endpoint.url], keysOf(endpoint));
    expect(err).toMatch(/^iam-conformance: the journal \S+, .* cannot be written: EEXIST/m);
    expect(err).not.toMatch(/^\s+at /m);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(endpoint.snapshot()).toMatchObject({ users: 0 });
  });

  it("like a reader that has seen enough is no failure", async () => {
    const { child, ended } = programs.start(["list"]);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, err: "" });
  });

  it.runIf(existsSync("/dev/full"))("like a full disk is one", async () => {
    const { code, err } = await programs.start(["list"], {}, [], openSync("/dev/full", "w")).ended;
    expect(err).toMatch(/^iam-conformance: the output cannot be written: ENOSPC/m);
    expect(code).toBe(2);
  });

  it.runIf(existsSync("/dev/full"))("like a full disk loses no results and no violation", async () => {
    const faulty = await reference({ mutant: "state-no-effect" });
    const words = "run --only state.visible-after-update --runs 2 --report json --endpoint".split(" ");
    const full = openSync("/dev/full", "w");
    const { code, err } = await programs.start([...words, faulty.url], keysOf(faulty), [], full).ended;
    expect(err).toMatch(/^iam-conformance: the output cannot be written: ENOSPC/m);
    expect(err).toContain('"requirement": "state.visible-after-update"');
    expect(code).toBe(1);
    expect(faulty.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });
});

it("a fault of the suite's own ends it with 4, not with what says that the target violates something", async () => {
  const planted =
    "data:text/javascript,setInterval(() => { if (process.listenerCount('SIGINT') > 0) throw new Error('planted') }, 5)";
  const slow = await reference({ latencyMs: 400 });
  const { code, err } = await programs.start(["doctor", "--endpoint", slow.url], keysOf(slow), [
    "--import",
    planted,
  ]).ended;
  expect(err).toMatch(/iam-conformance: the suite itself failed; please report this:\nError: planted\n/);
  expect(code).toBe(4);
});
