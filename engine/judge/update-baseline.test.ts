import { expect, it } from "vitest";
import type { Deviation } from "../../targets/baselines/baseline.ts";
import { givenAnswer } from "../run/given-answer.ts";
import { sampleVerdict } from "../testing/sample-verdict.ts";
import { updateBaseline } from "./update-baseline.ts";

const today = "2026-01-31";
const violation = sampleVerdict("violates");
const given = givenAnswer(violation.counterexample.exchange);

const known: Deviation = {
  requirement: "sample.requirement",
  expected: "500 Another",
  reason: "known for long",
  issue: "https://example.org/1",
  owner: "@me",
  expires: "2025-01-01",
};

it("gives a new entry the answer that came and a last day", () => {
  expect(updateBaseline([], [violation], "MUST", today)).toEqual([
    {
      requirement: "sample.requirement",
      expected: given,
      reason: expect.stringMatching(/^Found on 2026-01-31, where .+ is required\.$/),
      expires: "2026-05-01",
    },
  ]);
});

it("changes nothing but the answer of an entry that stays, its last day neither", () => {
  expect(updateBaseline([known], [violation], "MUST", today)).toEqual([{ ...known, expected: given }]);
});

it.each(["conforms", "observed", "inapplicable"] as const)("removes the entry of what is %s", (outcome) => {
  expect(updateBaseline([known], [sampleVerdict(outcome)], "MUST", today)).toEqual([]);
});

it.each(["untestable", "broken"] as const)("keeps the entry of what is %s", (outcome) => {
  expect(updateBaseline([known], [sampleVerdict(outcome)], "MUST", today)).toEqual([known]);
});

it("keeps the entry of what this run did not choose", () => {
  const other = { ...violation, requirement: "sample.other" };
  expect(updateBaseline([known], [other], "MUST", today).map(({ requirement }) => requirement)).toEqual([
    "sample.other",
    "sample.requirement",
  ]);
});

it("takes up what fails a run of the level, and no more", () => {
  const should = sampleVerdict("violates", { level: "SHOULD" });
  expect(updateBaseline([], [should], "MUST", today)).toEqual([]);
  expect(updateBaseline([], [should], "SHOULD", today)).toHaveLength(1);
});
