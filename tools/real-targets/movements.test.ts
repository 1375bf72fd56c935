import { expect, it } from "vitest";
import { buildRunReport, type RequirementResult, type RunReport } from "../../reporters/report/run-report.ts";
import { sampleFacts, sampleVerdicts } from "../../reporters/testing/sample-run.ts";
import { movements } from "./movements.ts";

const report = buildRunReport(sampleFacts, sampleVerdicts);

/** The report with the first result of an outcome changed. */
function changed(
  outcome: string,
  change: (result: RequirementResult) => Partial<RequirementResult>,
): RunReport {
  const index = report.results.findIndex((result) => result.outcome === outcome);
  return {
    ...report,
    results: report.results.map((result, at) => (at === index ? { ...result, ...change(result) } : result)),
  };
}

it("finds nothing between a run and itself, whatever it took", () => {
  const later = {
    ...report,
    startedAt: "2027-01-01T00:00:00.000Z",
    durationMs: 1,
    requests: 1,
    suite: { ...report.suite, node: "99.0.0" },
    results: report.results.map((result) => ({ ...result, durationMs: 7 })),
  };
  expect(movements(report, later)).toEqual([]);
});

it("finds an outcome that moved", () => {
  expect(
    movements(
      report,
      changed("conforms", () => ({ outcome: "untestable", reason: "no users" })),
    ),
  ).toEqual([expect.objectContaining({ before: "conforms", after: "untestable: no users" })]);
});

it("finds another answer to the same violation", () => {
  const after = changed("violates", ({ counterexample }) =>
    counterexample === undefined
      ? {}
      : { counterexample: { ...counterexample, observed: "500 InternalFailure" } },
  );
  expect(movements(report, after)).toHaveLength(1);
  expect(movements(report, after)[0]?.after).toContain("500 InternalFailure");
});

it("finds another behaviour where nothing is required, but not another count of it", () => {
  const counted = changed("observed", ({ observations = [] }) => ({
    observations: observations.map((seen) => ({ ...seen, count: seen.count + 1 })).reverse(),
  }));
  expect(movements(report, counted)).toEqual([]);
  const behaves = changed("observed", () => ({ observations: [{ behaviour: "302", count: 1 }] }));
  expect(movements(report, behaves)[0]?.after).toBe("observed: 302");
});

it("does not mind to which of the usual values a credential was set", () => {
  const [active, inactive, expired] = ["Active", "Inactive", "Expired"].map((status) =>
    changed("observed", () => ({ observations: [{ behaviour: `200, Status became ${status}`, count: 1 }] })),
  );
  expect(movements(active ?? report, inactive ?? report)).toEqual([]);
  expect(movements(active ?? report, expired ?? report)).toHaveLength(1);
});

it("finds requirements that came and went", () => {
  const shorter = { ...report, results: report.results.slice(1) };
  expect(movements(report, shorter)[0]?.after).toBe("not in the report");
  expect(movements(shorter, report)[0]?.before).toBe("not in the report");
});

it("finds that the target as a whole behaves differently", () => {
  expect(movements(report, { ...report, support: "not-implemented" })).toEqual([
    { requirement: "(support)", before: "implemented", after: "not-implemented" },
  ]);
});
