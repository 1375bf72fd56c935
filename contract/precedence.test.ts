import { expect, it } from "vitest";
import { breachesOf } from "./constraint.ts";
import { updateServiceSpecificCredential } from "./operations/update-service-specific-credential.ts";
import { knownPrecedence, precedenceFaults, precedencePairs } from "./precedence.ts";

function fault(name: string) {
  const found = precedenceFaults.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no fault ${name}`);
  return found;
}

it("tries faults that break what their names say, and nothing else", () => {
  for (const { name, part, change, stage } of precedenceFaults) {
    const parameter = updateServiceSpecificCredential.parameters.find((each) => each.name === part);
    if (parameter === undefined || typeof change === "string" || "role" in change) continue;
    const breaches = breachesOf(parameter.constraints, change.text);
    const expected =
      { "wrong Status": ["one-of"], Expired: ["one-of"] }[name] ??
      (stage === "validation" ? ["pattern"] : []);
    expect(breaches, name).toEqual(expected);
  }
});

it("asks each pair once, and few enough of them", () => {
  const names = precedencePairs.map(([one, other]) => [one.name, other.name].sort().join());
  expect(new Set(names).size).toBe(names.length);
  expect(precedencePairs.every(([one, other]) => one.part !== other.part)).toBe(true);
  expect(precedenceFaults.length + precedencePairs.length).toBe(36);
});

it("knows an order only where both stages are known", () => {
  expect(knownPrecedence(fault("unknown id"), fault("malformed user"))).toEqual({
    first: "malformed user",
    relation: "before",
    second: "unknown id",
  });
  expect(knownPrecedence(fault("malformed id"), fault("wrong Status"))?.relation).toBe("together with");
  expect(knownPrecedence(fault("malformed id"), fault("Expired"))).toBeNull();
  expect(knownPrecedence(fault("no signature"), fault("malformed id"))).toBeNull();
});
