import fc from "fast-check";
import { expect, test } from "vitest";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { catalogue } from "../../suites/catalogue.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { mostExamples } from "../values/source.ts";
import { inputsOf, type RequestRequirement } from "./inputs-of.ts";

const requests = catalogue.filter(isRequest);

function isRequest(requirement: Requirement): requirement is RequestRequirement {
  return requirement.stimulus.kind === "request";
}

test("the catalogue has requirements of one request", () => {
  expect(requests.length).toBeGreaterThan(50);
});

test.each(requests.map((requirement) => [requirement.id, requirement] as const))("%s", (_, requirement) => {
  const { examples, arbitrary } = inputsOf(requirement, updateServiceSpecificCredential);
  const { parameters, firstOf = [] } = requirement.stimulus;
  const literals = Object.values(parameters).map((choice) =>
    choice.choose === "literal" ? choice.values.length : 0,
  );
  expect(examples.length).toBeGreaterThan(0);
  expect(examples.length).toBeLessThanOrEqual(Math.max(mostExamples, ...literals) + firstOf.length);
  expect(new Set(examples.map((input) => JSON.stringify(input))).size).toBe(examples.length);
  if (arbitrary === null) return;
  expect(firstOf).toEqual([]);
  const drawn = fc.sample(arbitrary, { seed: 1, numRuns: 20 });
  expect(fc.sample(arbitrary, { seed: 1, numRuns: 20 })).toEqual(drawn);
  for (const input of [...examples, ...drawn]) {
    expect(arbitrary.canShrinkWithoutContext(input)).toBe(true);
    expect(arbitrary.canShrinkWithoutContext(JSON.parse(JSON.stringify(input)))).toBe(true);
  }
});
