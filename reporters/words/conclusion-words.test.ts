import { expect, it } from "vitest";
import type { Outcome, Verdict } from "../../engine/judge/verdict.ts";
import { sampleVerdict } from "../../engine/testing/sample-verdict.ts";
import { buildRunReport, type RunFacts } from "../report/run-report.ts";
import { hangingOn, sampleFacts, sampleViolation } from "../testing/sample-run.ts";
import { concludeInWords } from "./conclusion-words.ts";

const of = (outcome: Outcome, level: Verdict["level"] = "MUST") =>
  sampleVerdict(outcome, { requirement: `status.${outcome}-${level}`, level });

const foreseen = new Map([[sampleViolation.requirement, { reason: "known" }]]);
const stale = { kind: "stale", requirement: "status.x", text: "status.x no longer fails" } as const;

const cases: readonly (readonly [verdicts: readonly Verdict[], facts?: Partial<RunFacts>])[] = [
  [[of("conforms"), of("observed", "OBSERVE"), of("inapplicable")]],
  [[of("conforms"), of("violates", "SHOULD"), sampleViolation]],
  [[of("conforms"), of("untestable"), of("untestable", "SHOULD")]],
  [[of("conforms"), of("violates"), sampleViolation, of("broken")]],
  [[of("violates"), of("violates", "SHOULD")], { level: "should", interrupted: true }],
  [[of("conforms"), hangingOn("response.error.code", "status.one-of")]],
  [[of("conforms")], { baseline: { file: "b.json", problems: [stale] } }],
  [[of("violates")], { baseline: { file: "b.json", problems: [stale, stale] } }],
  [[of("conforms"), of("broken")]],
  [[of("conforms")], { selfProof: { rejected: 5, of: 6 } }],
  [[of("conforms")], { interrupted: true }],
  [[of("conforms"), of("untestable")], { cutShort: true }],
  [[of("untestable"), of("inapplicable")]],
  [[of("untestable")], { support: "not-implemented" }],
  [[of("conforms"), { ...sampleViolation, requirement: "status.y", flaky: true }]],
  [[of("conforms"), { ...sampleViolation, requirement: "status.y", flaky: true }], { strictFlaky: true }],
];

it("says in sentences what a run comes to", () => {
  const said = cases.map(([verdicts, facts = {}]) =>
    concludeInWords(buildRunReport({ ...sampleFacts, ...facts }, verdicts, foreseen)).sentences.join(" "),
  );
  expect(said).toMatchInlineSnapshot(`
    [
      "CONFORMS: none of 3 requirements fails the run, none deviates. 1 conforms, 1 observed, 1 inapplicable.",
      "CONFORMS: none of 3 requirements fails the run, 2 deviate (1 foreseen, 1 below level must). 1 conforms.",
      "CONFORMS AS FAR AS TESTED: 2 of 3 requirements could not be tested. None of 3 requirements fails the run, none deviates. 1 conforms, 2 untestable.",
      "VIOLATES: 1 of 4 requirements fails the run (1 MUST), 1 other deviates (1 foreseen). 1 conforms, 1 broken.",
      "VIOLATES: 2 of 2 requirements fail the run (1 MUST, 1 SHOULD), no other deviates. The run was interrupted, so the results are partial. 0 conform.",
      "VIOLATES: requirements of this run need response.error.code, which the target violates. None of 2 requirements fails the run, none deviates. 1 conforms, 1 untestable.",
      "BASELINE OUTDATED: none of 1 requirement fails the run, none deviates. 1 baseline entry is out of date. 1 conforms.",
      "VIOLATES: 1 of 1 requirement fails the run (1 MUST), no other deviates. 2 baseline entries are out of date. 0 conform.",
      "BROKEN: the suite or the connection failed on 1 requirement. None of 2 requirements fails the run, none deviates. 1 conforms, 1 broken.",
      "BROKEN: the suite accepted 1 of 6 dummy responders, so no result can be trusted. 1 conforms.",
      "INTERRUPTED: none of 1 requirement fails the run, none deviates. The run was interrupted, so the results are partial. 1 conforms.",
      "CUT SHORT: time ran out before 1 of 2 requirements could be judged. None of 2 requirements fails the run, none deviates. 1 conforms, 1 untestable.",
      "NOT TESTED: no requirement could be judged. 0 conform, 1 untestable, 1 inapplicable.",
      "NOT TESTED: the target does not implement the operation. 0 conform, 1 untestable.",
      "CONFORMS: none of 2 requirements fails the run, 1 deviates (1 flaky). 1 violation is flaky: it did not come again, which fails no run without --strict-flaky. 1 conforms.",
      "VIOLATES: 1 of 2 requirements fails the run (1 MUST), no other deviates. 1 violation is flaky: it did not come again. 1 conforms.",
    ]
  `);
});

it("lets no name of a target or requirement act on a terminal", () => {
  const hanging = hangingOn("\u001b[2Jx", "status.one-of");
  const { sentences } = concludeInWords(buildRunReport(sampleFacts, [of("conforms"), hanging]));
  expect(sentences.join("")).toContain("\\x1b[2Jx");
});
