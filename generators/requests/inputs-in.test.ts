import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  credentialIdParameter,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { keepsTheLaws } from "../testing/arbitrary-laws.ts";
import { greedyShrink } from "../testing/greedy-shrink.ts";
import { wholeNumbers } from "../values/whole-numbers.ts";
import type { Input } from "./input.ts";
import type { InputShape } from "./input-shape.ts";
import { inputsIn } from "./inputs-in.ts";
import { parameterSource } from "./parameter-source.ts";

const shape: InputShape = {
  parameters: [
    parameterSource(credentialIdParameter, {
      choose: "breaking",
      breach: "pattern",
      alphabet: "punctuation",
    }),
    { name: "UserName", examples: [{ role: "own-user" }], texts: null },
    { name: "Status", examples: [{ text: "Active" }, { text: "Inactive" }], texts: null },
  ],
  forms: [{ order: "shuffled", hexCase: "lower" }],
  namedUsers: [
    { ending: "a", fill: false },
    { ending: "b", fill: false },
  ],
  signatures: ["none", "header-spaces"],
};
const arbitrary = inputsIn(shape);

function idOf(input: Input): string {
  const value = input.parameters.find(({ name }) => name === "ServiceSpecificCredentialId")?.value;
  return value !== undefined && "text" in value ? value.text : "";
}

const simplest: Input = {
  parameters: [
    { name: "ServiceSpecificCredentialId", value: { text: `${"A".repeat(19)}/` } },
    { name: "UserName", value: { role: "own-user" } },
    { name: "Status", value: { text: "Active" } },
  ],
  form: {},
  signature: "none",
  namedUser: { ending: "a", fill: false },
};

describe("inputs", () => keepsTheLaws(arbitrary, { least: { value: simplest, tried: 20 } }));

describe("parts that matter stay", () => {
  const faults: readonly (readonly [string, (input: Input) => boolean, Input])[] = [
    ["the id", (input) => idOf(input).includes("%"), withId(simplest, `${"A".repeat(19)}%`)],
    ["the form", ({ form }) => form.hexCase === "lower", { ...simplest, form: { hexCase: "lower" } }],
    [
      "the named user",
      ({ namedUser }) => namedUser?.ending === "b",
      { ...simplest, namedUser: { ending: "b", fill: false } },
    ],
    [
      "the way to sign",
      ({ signature }) => signature === "header-spaces",
      { ...simplest, signature: "header-spaces" },
    ],
  ];

  test.each(faults)("%s", (_, fails, minimum) => {
    for (const seed of wholeNumbers(1, 100)) {
      const start = fc.sample(arbitrary, { seed, numRuns: 200 }).find(fails);
      if (start === undefined) throw new Error(`seed ${seed} never fails`);
      const descent = greedyShrink(arbitrary, start, fails);
      expect(descent.minimum).toEqual(minimum);
      expect(descent.tried).toBeLessThanOrEqual(150);
    }
  });
});

test("the sending order survives where it matters", () => {
  const fails = ({ parameters }: Input) => parameters[0]?.name === "Status";
  const start = fc.sample(arbitrary, { seed: 1, numRuns: 50 }).find(fails);
  const minimum = start === undefined ? undefined : greedyShrink(arbitrary, start, fails).minimum;
  expect(minimum?.form).toEqual({ order: "shuffled" });
  expect(minimum?.parameters[0]).toEqual({ name: "Status", value: { text: "Active" } });
});

test("fast-check shrinks an example as it shrinks a generated input, and replays it", () => {
  const example = withId(simplest, `${"A".repeat(50)}%${"b".repeat(20)}`);
  const property = fc.property(arbitrary, (input) => !idOf(input).includes("%"));
  const failed = fc.check(property, { seed: 1, examples: [[example]] });
  expect(failed.counterexample).toEqual([withId(simplest, `${"A".repeat(19)}%`)]);
  const replayed = fc.check(property, {
    seed: 1,
    examples: [[example]],
    path: failed.counterexamplePath ?? "",
    endOnFailure: true,
  });
  expect(replayed.counterexample).toEqual(failed.counterexample);
  expect(replayed.numShrinks).toBe(0);
});

test("two generated parameters are both shrunk", () => {
  const both = inputsIn({
    ...shape,
    parameters: [
      parameterSource(credentialIdParameter, { choose: "unknown" }),
      parameterSource(userNameParameter, { choose: "unknown" }),
    ],
    namedUsers: [undefined],
  });
  const [start = simplest] = fc.sample(both, { seed: 1, numRuns: 1 });
  expect(greedyShrink(both, start, () => true).minimum).toEqual({
    parameters: [
      { name: "ServiceSpecificCredentialId", value: { text: "A".repeat(20) } },
      { name: "UserName", value: { text: "A" } },
    ],
    form: {},
    signature: "none",
  });
});

function withId(input: Input, text: string): Input {
  return {
    ...input,
    parameters: input.parameters.with(0, { name: "ServiceSpecificCredentialId", value: { text } }),
  };
}
