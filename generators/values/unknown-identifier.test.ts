import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breachesOf } from "../../contract/constraint.ts";
import { constraintOf } from "../../contract/operation.ts";
import {
  credentialIdParameter,
  statusParameter,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { keepsTheLaws } from "../testing/arbitrary-laws.ts";
import { mostExamples } from "./source.ts";
import { unknownIdentifier } from "./unknown-identifier.ts";

describe.each([credentialIdParameter, userNameParameter])("$name", (parameter) => {
  const { examples, arbitrary } = unknownIdentifier(parameter);
  if (arbitrary === null) throw new Error("identifiers are drawn");
  keepsTheLaws(arbitrary, {
    examples,
    isLegal: (text) => breachesOf(parameter.constraints, text).length === 0,
  });

  test("has few examples", () => {
    expect(examples.length).toBeLessThanOrEqual(mostExamples);
  });

  test("has every length at the bounds", () => {
    const lengths = new Set(examples.map((text) => text.length));
    const { minimum, maximum } = constraintOf(parameter, "length");
    for (const length of [minimum, minimum + 1, maximum - 1, maximum]) expect(lengths).toContain(length);
  });
});

test("every legal character is used, each end of a range already by an example", () => {
  const { examples, arbitrary } = unknownIdentifier(userNameParameter);
  for (const mark of "AZaz09_+=,.@-") expect(examples.some((text) => text.includes(mark))).toBe(true);
  const generated = arbitrary === null ? [] : fc.sample(arbitrary, { seed: 1, numRuns: 300 });
  for (const legal of userNameParameter.constraints[1].alphabet) {
    expect(generated.some((text) => text.includes(legal))).toBe(true);
  }
});

test("a credential id like those that IAM makes is tried", () => {
  expect(unknownIdentifier(credentialIdParameter).examples).toContain(`ACCA${"A".repeat(17)}`);
});

test("a parameter that is no identifier is refused", () => {
  expect(() => unknownIdentifier(statusParameter)).toThrow("Status has no pattern constraint");
});
