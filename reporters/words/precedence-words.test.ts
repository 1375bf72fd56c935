import { expect, it } from "vitest";
import { knownPrecedence, type PrecedenceObservation, precedencePairs } from "../../contract/precedence.ts";
import { renderText } from "../formats/text.ts";
import { observationWords } from "../report/observation-words.ts";
import { buildRunReport } from "../report/run-report.ts";
import { sampleFacts } from "../testing/sample-run.ts";
import { latticeRequirement, precedenceWords } from "./precedence-words.ts";
import { observedBehaviours } from "./result-words.ts";

/** What an endpoint shows that does as AWS, and tells the faults without a known place last. */
const asAwsPairs = precedencePairs.map(([one, other]): PrecedenceObservation => {
  const [first, second] = one.stage === null ? [other, one] : [one, other];
  return knownPrecedence(one, other) ?? { first: first.name, relation: "before", second: second.name };
});
const asAwsObservation = { kind: "precedence", unnoticed: [], pairs: asAwsPairs } as const;
const asAws = observationWords(asAwsObservation);

it("puts the order in a line, and says nothing more of an endpoint that does as AWS", () => {
  expect(precedenceWords(asAws)).toEqual([
    "order of the checks: malformed id, malformed user, wrong Status, absent Status > unknown user > unknown id, another user's id > Expired > no signature",
  ]);
});

it("says where the order departs from what is known", () => {
  const departing = asAws.map((words) =>
    words === "unknown user before unknown id" ? "unknown id before unknown user" : words,
  );
  expect(precedenceWords(departing).slice(1)).toEqual([
    "departs from AWS: unknown id before unknown user (AWS: unknown user before unknown id)",
  ]);
  expect(precedenceWords(["absent Status before malformed id"])).toContain(
    "departs from AWS: absent Status before malformed id (AWS: malformed id together with absent Status)",
  );
});

it("takes answers that are alike for no departure, and what is beside for one", () => {
  expect(precedenceWords(["malformed id told as malformed user"])).toEqual([]);
  expect(precedenceWords(["malformed id beside malformed user: 400 InvalidInput"])).toEqual([
    "departs from AWS: malformed id beside malformed user: 400 InvalidInput (AWS: malformed id together with malformed user)",
  ]);
});

it("says what is not noticed, and keeps words that it does not know", () => {
  expect(precedenceWords(["Expired is not noticed", "something else"])).toEqual([
    "not noticed at all: Expired",
    "something else",
  ]);
});

it("does not hang on a circle", () => {
  const [order] = precedenceWords([
    "malformed id before unknown user",
    "unknown user before wrong Status",
    "wrong Status before malformed id",
  ]);
  expect(order).toBe("order of the checks: malformed id, unknown user, wrong Status (in a circle)");
});

it("stands in the reports in the place of the single observations", () => {
  const report = buildRunReport(sampleFacts, [
    {
      requirement: latticeRequirement,
      level: "OBSERVE",
      evidence: "recorded",
      outcome: "observed",
      runs: 1,
      durationMs: 1,
      observations: [{ observation: asAwsObservation, count: 1 }],
    },
  ]);
  expect(report.results[0]?.observations?.map(({ behaviour }) => behaviour)).toEqual(
    asAws.toSorted((a, b) => a.localeCompare(b)),
  );
  expect(report.results.flatMap(observedBehaviours)).toEqual(precedenceWords(asAws));
  expect(renderText(report)).toContain("order of the checks: malformed id");
});
