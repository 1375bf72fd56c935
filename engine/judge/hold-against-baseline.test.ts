import { expect, it } from "vitest";
import type { PlacedDeviation } from "../../targets/baselines/baseline.ts";
import { givenAnswer } from "../run/given-answer.ts";
import { sampleVerdict } from "../testing/sample-verdict.ts";
import { errorResponse, noResponse } from "../testing/wire-answers.ts";
import { holdAgainstBaseline } from "./hold-against-baseline.ts";
import type { Verdict, Violates } from "./verdict.ts";

const today = "2026-03-01";

function violation(status: number, code: string): Violates {
  const verdict = sampleVerdict("violates");
  const { exchange } = verdict.counterexample;
  return {
    ...verdict,
    counterexample: {
      ...verdict.counterexample,
      exchange: { ...exchange, outcome: errorResponse(status, code) },
    },
  };
}

function held(changes: Partial<PlacedDeviation>, ...verdicts: readonly Verdict[]) {
  const deviation = {
    requirement: "sample.requirement",
    expected: "404 NoSuchEntity",
    reason: "known",
    expires: today,
    line: 7,
    ...changes,
  };
  const reading = holdAgainstBaseline({ file: "b.json", deviations: [deviation] }, verdicts, today);
  return { foreseen: [...reading.foreseen.keys()], problems: reading.problems };
}

it.each([
  ["2026-03-01", 1],
  ["2026-03-15", 1],
  ["2026-03-16", 0],
])("announces an entry that holds until %s as ending %i times", (expires, count) => {
  const deviation = {
    requirement: "sample.requirement",
    expected: "404 NoSuchEntity",
    reason: "known",
    line: 7,
  };
  const baseline = { file: "b.json", deviations: [{ ...deviation, expires }] };
  const { ending } = holdAgainstBaseline(baseline, [violation(404, "NoSuchEntity")], today);
  expect(ending).toHaveLength(count);
  for (const { text } of ending)
    expect(text).toContain(`b.json:7: sample.requirement is foreseen until ${expires}`);
  // What is out of date is told as that.
  expect(holdAgainstBaseline(baseline, [violation(400, "Other")], today).ending).toEqual([]);
});

it("foresees the violation that gives the known answer, up to its last day", () => {
  expect(held({}, violation(404, "NoSuchEntity"))).toEqual({
    foreseen: ["sample.requirement"],
    problems: [],
  });
});

it("does not foresee a violation after that day", () => {
  const { foreseen, problems } = held({ expires: "2026-02-28" }, violation(404, "NoSuchEntity"));
  expect(foreseen).toEqual([]);
  expect(problems).toMatchObject([{ kind: "expired", requirement: "sample.requirement" }]);
  expect(problems[0]?.text).toMatch(/^b\.json:7: sample\.requirement still fails, and .* until 2026-02-28/);
});

it("does not foresee another answer", () => {
  const { foreseen, problems } = held({}, violation(400, "InvalidInput"));
  expect(foreseen).toEqual([]);
  expect(problems).toMatchObject([{ kind: "changed" }]);
  expect(problems[0]?.text).toContain('write "expected": "400 InvalidInput"');
});

it("tells an entry that no longer fails, with the issue to close", () => {
  const { problems } = held({ issue: "https://example.org/1" }, sampleVerdict("conforms"));
  expect(problems).toMatchObject([{ kind: "stale" }]);
  expect(problems[0]?.text).toContain("no longer fails: remove this entry and close https://example.org/1");
});

it("tells an entry of what does not apply", () => {
  const { problems } = held({}, sampleVerdict("inapplicable"));
  expect(problems).toMatchObject([{ kind: "unmatched" }]);
});

it.each<Verdict>([
  sampleVerdict("untestable"),
  sampleVerdict("broken"),
  sampleVerdict("conforms", { requirement: "sample.another" }),
])("says nothing of what was not judged: %j", (verdict) => {
  expect(held({}, verdict)).toEqual({ foreseen: [], problems: [] });
});

it("has words for silence", () => {
  const { counterexample } = violation(404, "NoSuchEntity");
  expect(givenAnswer({ ...counterexample.exchange, outcome: noResponse("reset") })).toBe(
    "no response (reset)",
  );
});
