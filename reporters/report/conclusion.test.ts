import { expect, it } from "vitest";
import type { Outcome, Verdict } from "../../engine/judge/verdict.ts";
import { sampleVerdict } from "../../engine/testing/sample-verdict.ts";
import { hangingOn, sampleFacts, sampleVerdicts, sampleViolation, withText } from "../testing/sample-run.ts";
import { conclude, failsRun } from "./conclusion.ts";
import { buildRunReport, type RunFacts } from "./run-report.ts";

const of = (outcome: Outcome, level: Verdict["level"] = "MUST") =>
  sampleVerdict(outcome, { requirement: `status.${outcome}-${level}`, level });
const concluding = (verdicts: readonly Verdict[], facts: Partial<RunFacts> = {}) =>
  conclude(buildRunReport({ ...sampleFacts, ...facts }, verdicts));

it.each([
  ["conforms", [of("conforms"), of("observed", "OBSERVE"), of("untestable")], {}],
  ["conforms", [of("conforms"), of("violates", "SHOULD")], {}],
  ["conforms", [of("conforms"), of("violates", "OBSERVE")], { level: "should" }],
  ["violates", [of("conforms"), of("violates", "SHOULD")], { level: "should" }],
  ["violates", [of("conforms"), of("violates"), of("broken")], {}],
  ["violates", [of("violates")], { interrupted: true }],
  ["broken", [of("conforms"), of("broken")], {}],
  ["broken", [of("conforms"), of("violates")], { selfProof: { rejected: 5, of: 6 } }],
  ["interrupted", [of("conforms")], { interrupted: true }],
  ["cut-short", [of("conforms"), of("untestable")], { cutShort: true }],
  ["cut-short", [of("untestable")], { cutShort: true }],
  ["violates", [of("violates"), of("untestable")], { cutShort: true }],
  ["broken", [of("conforms"), of("broken")], { cutShort: true }],
  ["interrupted", [of("conforms")], { cutShort: true, interrupted: true }],
  ["not-tested", [of("untestable"), of("inapplicable"), of("observed", "OBSERVE")], {}],
  ["not-tested", [of("conforms")], { support: "not-implemented" }],
  ["not-tested", [], {}],
] as const)("is %s for case %#", (verdict, verdicts, facts) => {
  expect(concluding(verdicts, facts).verdict).toBe(verdict);
});

it("does not fail for what the baseline foresees, and says so", () => {
  const foreseen = new Map([[sampleViolation.requirement, { reason: "known" }]]);
  const report = buildRunReport(sampleFacts, [of("conforms"), sampleViolation], foreseen);
  expect(conclude(report)).toEqual({
    verdict: "conforms",
    text: "CONFORMS: of 2 requirements 1 conform, 1 violated as the baseline foresaw",
  });
});

it("names violations that do not count at this level", () => {
  expect(concluding([of("conforms"), of("violates", "SHOULD")]).text).toBe(
    "CONFORMS: of 2 requirements 1 conform, 1 violated that do not fail a run at level must",
  );
  expect(concluding([of("violates"), of("violates", "SHOULD")], { level: "should" }).text).toBe(
    "VIOLATES 2 of 2 requirements (1 MUST, 1 SHOULD): 0 conform",
  );
});

it("never says that a run conforms without saying what was not tested", () => {
  expect(concluding([of("conforms"), of("untestable"), { ...of("untestable"), level: "SHOULD" }]).text).toBe(
    "CONFORMS AS FAR AS IT WAS TESTED, 2 OF 3 REQUIREMENTS WERE NOT: 1 conform, 2 untestable",
  );
  expect(concluding([of("conforms"), of("untestable")], { cutShort: true }).text).toBe(
    "CUT SHORT: the time was over before 1 of 2 requirements were judged, so that nothing is said of the whole: 1 conform, 1 untestable",
  );
});

it("fails a run only for violations", () => {
  const { results } = buildRunReport(sampleFacts, sampleVerdicts);
  expect(results.filter((result) => failsRun(result, "should")).map(({ outcome }) => outcome)).toEqual([
    "violates",
  ]);
});

it("does not pass because of a violation that was not chosen", () => {
  const hanging = hangingOn("response.error.code", "status.one-of");
  const conforming: Verdict = { ...of("conforms"), requirement: "status.accepts-documented-values" };
  const report = buildRunReport(sampleFacts, [conforming, hanging]);
  expect(conclude(report)).toMatchObject({
    verdict: "violates",
    text: expect.stringMatching(
      /^VIOLATES response\.error\.code, which others of the 2 requirements hang on/,
    ),
  });
  const shard = buildRunReport({ ...sampleFacts, shard: { index: 1, of: 2 } }, [conforming, hanging]);
  expect(conclude(shard).verdict).toBe("conforms");
  const unreachable = buildRunReport(sampleFacts, [conforming, withText(hanging, "no fixtures")]);
  expect(conclude(unreachable).verdict).toBe("conforms");
  const observed = hangingOn("precedence.lattice", "status.one-of");
  expect(conclude(buildRunReport(sampleFacts, [conforming, observed])).verdict).toBe("conforms");
});
