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

it("tells violations that fail the run from those that do not", () => {
  const foreseen = new Map([[sampleViolation.requirement, { reason: "known" }]]);
  const verdicts = [of("violates"), of("violates", "SHOULD"), sampleViolation];
  const names = (level: RunFacts["level"]) => {
    const { failing, deviating } = conclude(buildRunReport({ ...sampleFacts, level }, verdicts, foreseen));
    return [failing, deviating].map((results) => results.map(({ requirement }) => requirement));
  };
  expect(names("must")).toEqual([
    ["status.violates-MUST"],
    ["status.violates-SHOULD", "credential-id.max-length"],
  ]);
  expect(names("should")).toEqual([
    ["status.violates-MUST", "status.violates-SHOULD"],
    ["credential-id.max-length"],
  ]);
});

it("fails for a baseline that is out of date", () => {
  const problems = [{ kind: "stale", requirement: "status.x", text: "no longer fails" }] as const;
  expect(concluding([of("conforms")], { baseline: { file: "b.json", problems } }).verdict).toBe("violates");
});

it("fails a run only for violations", () => {
  const report = buildRunReport({ ...sampleFacts, level: "should" }, sampleVerdicts);
  expect(report.results.filter((result) => failsRun(result, report)).map(({ outcome }) => outcome)).toEqual([
    "violates",
  ]);
});

it("fails for a violation that did not come again only where it is asked to", () => {
  const flaky = [of("conforms"), { ...sampleViolation, flaky: true }];
  expect(concluding(flaky)).toMatchObject({ verdict: "conforms", failing: [], deviating: [{ flaky: true }] });
  expect(concluding(flaky, { strictFlaky: true })).toMatchObject({
    verdict: "violates",
    failing: [{ flaky: true }],
  });
});

it("does not pass because of a violation that was not chosen", () => {
  const hanging = hangingOn("response.error.code", "status.one-of");
  const conforming: Verdict = { ...of("conforms"), requirement: "status.accepts-documented-values" };
  const report = buildRunReport(sampleFacts, [conforming, hanging]);
  expect(conclude(report)).toMatchObject({
    verdict: "violates",
    outside: ["response.error.code"],
  });
  const shard = buildRunReport({ ...sampleFacts, shard: { index: 1, of: 2 } }, [conforming, hanging]);
  expect(conclude(shard).verdict).toBe("conforms");
  const unreachable = buildRunReport(sampleFacts, [conforming, withText(hanging, "no fixtures")]);
  expect(conclude(unreachable).verdict).toBe("conforms");
  const observed = hangingOn("precedence.lattice", "status.one-of");
  expect(conclude(buildRunReport(sampleFacts, [conforming, observed])).verdict).toBe("conforms");
});
