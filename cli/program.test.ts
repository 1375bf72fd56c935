import { existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseXml } from "../protocol/xml/xml.ts";
import type { RunReport } from "../reporters/report/run-report.ts";
import { catalogue } from "../suites/catalogue.ts";
import { runCommandLine } from "./run-command-line.ts";
import { fakeSurroundings } from "./testing/fake-surroundings.ts";
import { createPrograms, type Programs } from "./testing/program.ts";
import { createReferences, keysOf } from "./testing/references.ts";
import { idsIn, wholeReport } from "./testing/whole-report.ts";

// Nothing is said of speed here, and a busy machine takes seconds to start a program.
vi.setConfig({ testTimeout: 180_000 });

let programs: Programs;
const references = createReferences();

beforeEach(() => {
  programs = createPrograms();
});

afterEach(async () => {
  programs.end();
  await references.end();
});

/** The JSON report that the program has written. */
function reportOf(name: string, planned: readonly string[]): RunReport {
  return wholeReport(programs.read(name), planned);
}

const everything = catalogue.map(({ id }) => id);

describe("a run", () => {
  it("against the embedded reference conforms, is reported in every way, and comes out the same again", async () => {
    const words = "run --runs 2 --report json=r.json --report junit=r.xml --report markdown=out/r.md".split(
      " ",
    );
    const { code, out, err } = await programs.run(words);
    expect(err).not.toMatch(/iam-conformance:/);
    expect(code).toBe(0);
    expect(out).toMatch(/^seed +1, 2 runs per requirement$/m);
    expect(out).toMatch(/^self-proof +6 of 6 dummy responders rejected$/m);
    expect(out).toMatch(new RegExp(`^CONFORMS: none of ${catalogue.length} requirements fails the run`, "m"));
    expect(out + err).not.toContain("\u001b");

    const first = reportOf("r.json", everything);
    expect(first).toMatchObject({ seed: 1, support: "implemented", authentication: "enforced" });
    const junit = programs.read("r.xml");
    expect(parseXml(new TextEncoder().encode(junit)).ok).toBe(true);
    expect(junit.match(/<testcase /g)).toHaveLength(catalogue.length);
    expect(programs.read("out/r.md")).toContain("**CONFORMS: ");

    const surroundings = fakeSurroundings();
    expect(await runCommandLine("run --runs 2 --report json".split(" "), surroundings)).toBe(0);
    const second: RunReport = JSON.parse(surroundings.printed.out);
    expect(judgements(second)).toEqual(judgements(first));
    expect(programs.journals()).toEqual([]);
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

describe("a signal", () => {
  const long = "--only status --runs 100000 --report json=r.json".split(" ");

  it("in the middle of a run ends it with what there is, and fixtures are removed", async () => {
    const endpoint = await references.start({ latencyMs: 20 });
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
    const endpoint = await references.start({ latencyMs: 150 });
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
    const endpoint = await references.start({ latencyMs: 1500 });
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
});

describe("a place that cannot be written to", () => {
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
    const faulty = await references.start({ mutant: "id-max-length-above" });
    const words = "run --only credential-id.max-length --runs 2 --report json --endpoint".split(" ");
    const full = openSync("/dev/full", "w");
    const { code, err } = await programs.start([...words, faulty.url], keysOf(faulty), [], full).ended;
    expect(err).toMatch(/^iam-conformance: the output cannot be written: ENOSPC/m);
    expect(err).toContain('"requirement": "credential-id.max-length"');
    expect(code).toBe(1);
    expect(faulty.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });
});

it("a fault of the suite's own ends it with 4, not with what says that the target violates something", async () => {
  const planted =
    "data:text/javascript,setInterval(() => { if (process.listenerCount('SIGINT') > 0) throw new Error('planted') }, 5)";
  const slow = await references.start({ latencyMs: 400 });
  const { code, err } = await programs.start(["doctor", "--endpoint", slow.url], keysOf(slow), [
    "--import",
    planted,
  ]).ended;
  expect(err).toMatch(/iam-conformance: the suite itself failed; please report this:\nError: planted\n/);
  expect(code).toBe(4);
});
