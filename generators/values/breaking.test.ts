import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileAlphabets, hostileCharacters } from "../../contract/alphabets.ts";
import { type Breach, breachesAgainst, breachesOf, type ValueBreach } from "../../contract/constraint.ts";
import type { Parameter } from "../../contract/operation.ts";
import {
  credentialIdParameter,
  statusParameter,
  updateServiceSpecificCredential,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { keepsTheLaws } from "../testing/arbitrary-laws.ts";
import { breaking } from "./breaking.ts";
import { mostExamples } from "./source.ts";

const each: readonly (readonly [string, Parameter, ValueBreach])[] =
  updateServiceSpecificCredential.parameters.flatMap((parameter: Parameter) =>
    parameter.constraints
      .flatMap(breachesAgainst)
      .flatMap((breach) =>
        breach === "required" ? [] : [[`${parameter.area} ${breach}`, parameter, breach] as const],
      ),
  );

function committed(parameter: Parameter, text: string): Breach[] {
  return breachesOf(parameter.constraints, text);
}

describe.each(each)("%s", (_, parameter, breach) => {
  const { examples, arbitrary } = breaking(parameter, breach);
  // An empty text is too short and has no character of the class: it cannot commit one without the other.
  const expected = (text: string) => (text === "" ? ["min-length", "pattern"] : [breach]);

  test("every example commits exactly this", () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.length).toBeLessThanOrEqual(mostExamples);
    expect(new Set(examples).size).toBe(examples.length);
    for (const text of examples) expect(committed(parameter, text)).toEqual(expected(text));
  });

  if (arbitrary === null) {
    test("is exhausted by its example", () => expect(examples).toEqual([""]));
    return;
  }
  const isLegal = (text: string) => String(committed(parameter, text)) === String(expected(text));
  keepsTheLaws(arbitrary, { examples, isLegal });
});

test("texts that are too long start at the bound and reach four times the maximum", () => {
  const { examples, arbitrary } = breaking(credentialIdParameter, "max-length");
  expect(examples[0]).toBe("A".repeat(129));
  expect(examples[1]).toBe("A".repeat(130));
  expect(Math.max(...examples.map((text) => text.length))).toBe(512);
  const generated = arbitrary === null ? [] : fc.sample(arbitrary, { seed: 1, numRuns: 500 });
  expect(Math.max(...generated.map((text) => text.length))).toBe(512);
});

test("texts that are too short start at the bound and end empty", () => {
  const { examples } = breaking(credentialIdParameter, "min-length");
  expect(examples[0]).toBe("A".repeat(19));
  expect(examples).toContain("A");
  expect(examples).toContain("");
});

test("the only user name that is too short is the empty one", () => {
  expect(breaking(userNameParameter, "min-length")).toEqual({ examples: [""], arbitrary: null });
});

test("named lengths are the only ones", () => {
  const { examples, arbitrary } = breaking(credentialIdParameter, "max-length", { lengths: [129, 4096] });
  expect(examples.map((text) => text.length)).toEqual([129, 4096]);
  expect(arbitrary).toBeNull();
});

test("a value that breaks the pattern is within the length in UTF-16 units too", () => {
  const { examples, arbitrary } = breaking(userNameParameter, "pattern", { alphabet: "astral" });
  const generated = arbitrary === null ? [] : fc.sample(arbitrary, { seed: 1, numRuns: 2000 });
  expect(generated.length).toBe(2000);
  expect(Math.max(...[...examples, ...generated].map((text) => text.length))).toBe(64);
});

describe.each(Object.keys(hostileAlphabets) as (keyof typeof hostileAlphabets)[])(
  "alphabet %s",
  (alphabet) => {
    const { examples, arbitrary } = breaking(credentialIdParameter, "pattern", { alphabet });
    const legal = credentialIdParameter.constraints[2].alphabet;
    const members = hostileCharacters(alphabet, legal);

    test("each of its characters has an example, and no other character comes", () => {
      const generated = arbitrary === null ? [] : fc.sample(arbitrary, { seed: 2, numRuns: 1000 });
      const outside = (texts: readonly string[]) =>
        new Set(texts.flatMap((text) => [...text].filter((character) => !legal.includes(character))));
      expect([...outside(examples)].sort()).toEqual([...members].sort());
      expect([...outside(generated)].sort()).toEqual([...members].sort());
    });

    test("examples have it at the start, in the middle and at the end", () => {
      const places = new Set(
        examples.map((text) => {
          const characters = [...text];
          const at = characters.findIndex((character) => !legal.includes(character));
          return at === 0 ? "start" : at === characters.length - 1 ? "end" : "middle";
        }),
      );
      expect(places).toEqual(new Set(["start", "middle", "end"]));
    });
  },
);

test("what cannot be broken so is refused", () => {
  expect(() => breaking(statusParameter, "pattern")).toThrow("Status has no pattern constraint");
  expect(() => breaking(userNameParameter, "one-of")).toThrow("UserName has no one-of constraint");
  expect(() => breaking(userNameParameter, "pattern", { alphabet: "marks" })).toThrow("marks");
  expect(() => breaking(credentialIdParameter, "max-length", { lengths: [128] })).toThrow("length 128");
});
