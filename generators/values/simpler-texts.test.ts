import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AlphabetName,
  hostileAlphabets,
  hostileCharacters,
  userNameCharacters,
  wordCharacters,
} from "../../contract/alphabets.ts";
import { greedyShrink } from "../testing/greedy-shrink.ts";
import { hostileTo } from "./hostile-characters.ts";
import { simplerTexts } from "./simpler-texts.ts";
import { textsOf } from "./text.ts";
import { type ClassDomain, classDomain } from "./text-domain.ts";
import { wholeNumbers } from "./whole-numbers.ts";

const seeds = wholeNumbers(1, 100);
const fewerSeeds = seeds.slice(0, 25);
/** What a minimal counterexample may cost in requests. */
const budget = 150;

const lengths = wholeNumbers(20, 128);
const legal = classDomain({ lengths, legal: wordCharacters });
const tooLong = classDomain({ lengths: wholeNumbers(129, 512), legal: wordCharacters });
const spoilt = spoiltBy(undefined);
const name = classDomain({
  lengths: wholeNumbers(1, 64),
  legal: userNameCharacters,
  hostile: hostileTo(userNameCharacters, undefined),
  mostUnits: 64,
});

function spoiltBy(alphabet: AlphabetName | undefined): ClassDomain {
  return classDomain({
    lengths,
    legal: wordCharacters,
    hostile: hostileTo(wordCharacters, alphabet),
    mostUnits: 128,
  });
}

/** The minima and the greatest cost over many seeds of one fault: each seed starts from its first text that fails. */
function descents(
  domain: ClassDomain,
  fails: (text: string) => boolean,
  from = seeds,
): { minima: string[]; most: number } {
  const arbitrary = textsOf(domain);
  const found = from.flatMap((seed) => {
    const start = firstFailing(arbitrary, seed, fails);
    return start === undefined ? [] : [greedyShrink(arbitrary, start, fails)];
  });
  expect(found.length).toBeGreaterThan(from.length / 2);
  return {
    minima: [...new Set(found.map(({ minimum }) => minimum))],
    most: Math.max(...found.map(({ tried }) => tried)),
  };
}

function firstFailing(
  arbitrary: fc.Arbitrary<string>,
  seed: number,
  fails: (text: string) => boolean,
): string | undefined {
  for (const numRuns of [5, 50, 400]) {
    const found = fc.sample(arbitrary, { seed, numRuns }).find(fails);
    if (found !== undefined) return found;
  }
  return undefined;
}

describe("a fault has one minimum, found cheaply", () => {
  const faults: readonly (readonly [string, ClassDomain, (text: string) => boolean, string])[] = [
    ["any text", spoilt, () => true, `${"A".repeat(19)} `],
    ["any user name", name, () => true, " "],
    ["a legal text longer than 57", legal, (text) => text.length > 57, "A".repeat(58)],
    ["a text longer than 300", tooLong, (text) => text.length > 300, "A".repeat(301)],
    ["a spoilt text longer than 57", spoilt, (text) => [...text].length > 57, `${"A".repeat(57)} `],
    ["a newline anywhere", spoiltBy("newline"), (text) => text.includes("\n"), `${"A".repeat(19)}\n`],
    ["the last of its group", spoiltBy("newline"), (text) => text.includes("\r"), `${"A".repeat(19)}\r`],
    [
      "no hostile character but one",
      spoiltBy("marks"),
      (text) => !/[-.+=,]/.test(text),
      `${"A".repeat(19)}@`,
    ],
    ["a slash among all hostile ones", spoilt, (text) => text.includes("/"), `${"A".repeat(19)}/`],
    ["the legal character z", legal, (text) => text.includes("z"), `${"A".repeat(19)}z`],
    ["any digit", legal, (text) => /[0-9]/.test(text), `${"A".repeat(19)}0`],
    ["a z at position 33", legal, (text) => text[33] === "z", `${"A".repeat(33)}z`],
    [
      "a mark at position 33",
      spoiltBy("marks"),
      (text) => /^\w{33}[-.+=,@]/.test(text),
      `${"A".repeat(33)}-`,
    ],
    [
      "a mark at position 3",
      spoiltBy("marks"),
      (text) => /^\w{3}[-.+=,@]/.test(text),
      `AAA-${"A".repeat(16)}`,
    ],
    ["a mark after the first", spoiltBy("marks"), (text) => /^\w/.test(text), `${"A".repeat(19)}-`],
    ["a mark before the last", spoiltBy("marks"), (text) => /\w$/.test(text), `-${"A".repeat(19)}`],
    [
      "marks between the ends only",
      spoiltBy("marks"),
      (text) => /^\w.*\w$/.test(text),
      `${"A".repeat(10)}-${"A".repeat(9)}`,
    ],
    ["a trailing newline", spoiltBy("newline"), (text) => /^\w+\n$/.test(text), `${"A".repeat(19)}\n`],
    ["Unicode letters", spoilt, (text) => /^[\p{L}\w]+$/u.test(text), `${"A".repeat(19)}é`],
    ["two hostile characters", spoiltBy("newline"), (text) => /[\n\r].*[\n\r]/s.test(text), ""],
  ];

  test.each(faults)("%s", (_, domain, fails, minimum) => {
    const { minima, most } = descents(domain, fails);
    if (minimum !== "") expect(minima).toEqual([minimum]);
    expect(most).toBeLessThanOrEqual(budget);
  });

  const groups = Object.keys(hostileAlphabets) as AlphabetName[];
  test.each(groups)("any character of %s, among all", (group) => {
    const members = hostileCharacters(group, wordCharacters);
    const fails = (text: string) => members.some((member) => text.includes(member));
    const { minima, most } = descents(spoilt, fails, fewerSeeds);
    expect(minima).toEqual(["A".repeat(19) + (members[0] ?? "")]);
    expect(most).toBeLessThanOrEqual(budget);
  });

  test.each(groups)("any character of %s at position 50", (group) => {
    const domain = spoiltBy(group);
    const fails = (text: string) => domain.hurts([...text][50] ?? "A");
    const { minima, most } = descents(domain, fails, fewerSeeds);
    expect(minima).toEqual(["A".repeat(50) + (hostileCharacters(group, wordCharacters)[0] ?? "")]);
    expect(most).toBeLessThanOrEqual(budget);
  });
});

test("candidates come without repetition, and never the text itself", () => {
  for (const text of fc.sample(textsOf(spoilt), { seed: 3, numRuns: 50 })) {
    const candidates = [...simplerTexts(spoilt, text)];
    expect(new Set(candidates).size).toBe(candidates.length);
    expect(candidates).not.toContain(text);
  }
});

test("the simplest text has no simpler one", () => {
  expect([...simplerTexts(legal, "A".repeat(20))]).toEqual([]);
  expect([...simplerTexts(spoilt, `${"A".repeat(19)} `)]).toEqual([]);
});

test("a text that is too short grows towards the bound", () => {
  const tooShort = classDomain({ lengths: wholeNumbers(19, 0), legal: wordCharacters });
  expect([...simplerTexts(tooShort, "zz")][0]).toBe("A".repeat(19));
  const fails = (text: string) => text.length < 8;
  expect(greedyShrink(textsOf(tooShort), "z", fails).minimum).toBe("AAAAAAA");
});
