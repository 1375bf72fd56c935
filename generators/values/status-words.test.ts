import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepsTheLaws } from "../testing/arbitrary-laws.ts";
import { greedyShrink } from "../testing/greedy-shrink.ts";
import { mostExamples } from "./source.ts";
import { statusWords } from "./status-words.ts";
import { wholeNumbers } from "./whole-numbers.ts";

const values = ["Active", "Inactive"];
const { examples, arbitrary } = statusWords(values);
const legal = [...values, "Expired", ""];

function words(seed: number, numRuns: number): string[] {
  return arbitrary === null ? [] : fc.sample(arbitrary, { seed, numRuns });
}

describe("words", () => {
  if (arbitrary === null) throw new Error("words are drawn");
  keepsTheLaws(arbitrary, {
    examples,
    isLegal: (word) => !legal.includes(word),
    least: { value: "A", tried: 20 },
  });
});

test("values outside the domain cannot be shrunk", () => {
  for (const value of [...legal, "A".repeat(61), "\ud800", 1, null, undefined]) {
    expect(arbitrary?.canShrinkWithoutContext(value)).toBe(false);
  }
});

test("the examples hold other letter case, padding, prefixes, extensions and common words", () => {
  expect(examples.length).toBeLessThanOrEqual(mostExamples);
  expect(new Set(examples).size).toBe(examples.length);
  for (const word of [
    "active",
    "INACTIVE",
    " Active",
    "Inactive ",
    "Active\n",
    "Activ",
    "ActiveA",
    "Disabled",
    "1",
  ]) {
    expect(examples).toContain(word);
  }
});

describe("a fault has one minimum, found cheaply", () => {
  const isListed = (word: string) => values.includes(word);
  const faults: readonly (readonly [string, (word: string) => boolean, string])[] = [
    ["anything goes", () => true, "A"],
    [
      "letter case is ignored",
      (word) => values.some((value) => value.toLowerCase() === word.toLowerCase()),
      "active",
    ],
    ["words are trimmed", (word) => isListed(word.trim()), " Active"],
    ["the first letters count", (word) => values.some((value) => word.startsWith(value)), "Active "],
    ["the last letters count", (word) => values.some((value) => word.endsWith(value)), " Active"],
    ["long words pass", (word) => word.length > 30, "A".repeat(31)],
    ["a character passes", (word) => word.includes("e"), "active"],
    ["another character passes", (word) => word.includes("q"), "q"],
    ["Unicode letters pass", (word) => /(?![A-Za-z])\p{L}/u.test(word), "é"],
    ["a character at one place passes", (word) => [...word][9] === "Q", "AAAAAAAAAQ"],
  ];

  test.each(faults)("%s", (_, fails, minimum) => {
    const descents = wholeNumbers(1, 300).flatMap((seed) => {
      const start = words(seed, 100).find(fails);
      return start === undefined || arbitrary === null ? [] : [greedyShrink(arbitrary, start, fails)];
    });
    expect(descents.length).toBeGreaterThan(10);
    expect([...new Set(descents.map((descent) => descent.minimum))]).toEqual([minimum]);
    expect(Math.max(...descents.map(({ tried }) => tried))).toBeLessThanOrEqual(150);
  });
});
