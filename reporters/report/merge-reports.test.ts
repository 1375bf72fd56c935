import { expect, it } from "vitest";
import { formats } from "../formats/formats.ts";
import { sampleFacts, sampleVerdicts, sampleViolation } from "../testing/sample-run.ts";
import { mergeReports } from "./merge-reports.ts";
import { buildRunReport, type RunFacts } from "./run-report.ts";

const problems = [{ kind: "stale", requirement: "credential-id.known", text: "no longer fails" }] as const;

/** The report of a shard, dealt as the plan deals it; the shards' times differ. */
function shard(index: number, of: number, changes: Partial<RunFacts> = {}) {
  const verdicts = sampleVerdicts.filter((_, position) => position % of === index - 1);
  const hasFirst = verdicts.some(({ requirement }) => requirement === problems[0].requirement);
  const report = buildRunReport(
    {
      ...sampleFacts,
      startedAt: `2026-01-02T03:04:0${index}.000Z`,
      edition: index === 1 ? sampleFacts.edition : {},
      baseline: { file: "b.json", problems: hasFirst ? problems : [] },
      selection: { operation: "UpdateServiceSpecificCredential", only: ["status"], shard: { index, of } },
      shard: { index, of },
      ...changes,
    },
    verdicts,
  );
  return { file: `shard-${index}.json`, report };
}

function problem(...reports: Parameters<typeof mergeReports>[0]): string {
  const result = mergeReports(reports);
  return result.ok ? "" : result.problem;
}

it.each([1, 2, 3, 4])("makes the very report of the unsharded run of %d shards, in any order", (of) => {
  const shards = Array.from({ length: of }, (_, index) => shard(index + 1, of)).reverse();
  const result = mergeReports(shards);
  if (!result.ok) throw new Error(result.problem);
  const whole = buildRunReport(
    {
      ...sampleFacts,
      selection: { operation: "UpdateServiceSpecificCredential", only: ["status"] },
      baseline: { file: "b.json", problems },
    },
    sampleVerdicts,
  );
  const { startedAt, durationMs, requests } = result.report;
  expect(startedAt).toBe("2026-01-02T03:04:01.000Z");
  expect(durationMs).toBe(Math.round((of - 1) * 1000 + 1234.6));
  expect(requests).toBe(of * sampleFacts.requests);
  for (const { render } of formats.values())
    expect(render({ ...whole, startedAt, durationMs, requests })).toBe(render(result.report));
});

it("gives a whole run back as it is", () => {
  const report = buildRunReport(sampleFacts, sampleVerdicts);
  expect(mergeReports([{ file: "a", report }])).toEqual({ ok: true, report });
});

it("is interrupted where one of them is, and proven where all of them are", () => {
  const result = mergeReports([
    shard(1, 2, { selfProof: { rejected: 5, of: 6 } }),
    shard(2, 2, { interrupted: true }),
  ]);
  expect(result).toMatchObject({ report: { interrupted: true, selfProof: { rejected: 5, of: 6 } } });
});

it.each<[Partial<RunFacts>, string]>([
  [
    { target: { name: "other", endpoint: "http://x/" } },
    "different targets cannot be merged: shard-1.json has sample, shard-2.json has other",
  ],
  [{ seed: 2 }, "different seeds cannot be merged: shard-1.json has 1, shard-2.json has 2"],
  [{ runs: 7 }, "different numbers of runs"],
  [{ level: "should" }, "different levels"],
  [{ surface: "driver" }, "different surfaces"],
  [{ suite: { name: "iam-conformance", version: "9" } }, "different versions"],
  [{ support: "unknown" }, "different findings on support"],
  [{ authentication: "unknown" }, "different findings on signatures"],
  [{ shard: { index: 2, of: 3 } }, "different numbers of shards"],
  [{ shard: { index: 1, of: 2 } }, "shard 1/2 is there twice: shard-1.json and shard-2.json"],
])("refuses %j", (changes, message) => {
  expect(problem(shard(1, 2), shard(2, 2, changes))).toContain(message);
});

it("refuses what is missing, twice, or no shard", () => {
  expect(problem(shard(2, 2))).toBe("shard 1/2 is missing");
  const whole = { file: "a", report: buildRunReport(sampleFacts, sampleVerdicts) };
  expect(problem(whole, { ...whole, file: "b" })).toMatch(/^a and b are whole runs .* compare$/);
  const again = buildRunReport({ ...sampleFacts, shard: { index: 2, of: 2 } }, [sampleViolation]);
  const first = buildRunReport({ ...sampleFacts, shard: { index: 1, of: 2 } }, [sampleViolation]);
  expect(problem({ file: "a", report: first }, { file: "b", report: again })).toContain("in more than one");
  expect(problem()).toBe("there is no report to merge");
});

it("is cut short where one of them is, and refuses shards that asserted different editions", () => {
  const result = mergeReports([shard(1, 2, { cutShort: true }), shard(2, 2)]);
  expect(result).toMatchObject({ ok: true, report: { cutShort: true } });
  expect(problem(shard(1, 2, { asserted: "boto3" }), shard(2, 2))).toBe(
    "reports of different editions cannot be merged: shard-1.json has boto3, shard-2.json has none",
  );
  const same = mergeReports([shard(1, 2, { asserted: "boto3" }), shard(2, 2, { asserted: "boto3" })]);
  expect(same).toMatchObject({ ok: true, report: { suite: { edition: "boto3" } } });
  expect(same.ok && formats.get("text")?.render(same.report)).toMatch(/^asserted +the edition boto3 of/m);
});

it("has no fixtures where one of them had none, and the latest listing of all", () => {
  const [one, two] = [
    shard(1, 2, { fixtures: { avoided: [] }, consistency: { lagMs: 10, allowedMs: 100 } }),
    shard(2, 2, { fixtures: { made: "none", problem: "p" }, consistency: { lagMs: 60, allowedMs: 200 } }),
  ];
  const result = mergeReports([one, two]);
  expect(result).toMatchObject({
    ok: true,
    report: { fixtures: { made: "none" }, consistency: { lagMs: 60, allowedMs: 200 } },
  });
});
