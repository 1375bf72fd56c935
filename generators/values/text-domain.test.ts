import { expect, test } from "vitest";
import { wordCharacters } from "../../contract/alphabets.ts";
import { hostileTo } from "./hostile-characters.ts";
import { classDomain } from "./text-domain.ts";

const legal = classDomain({ lengths: [3, 4], legal: wordCharacters });
const hostile = hostileTo(wordCharacters, undefined);
const spoilt = classDomain({ lengths: [3, 4], legal: wordCharacters, hostile, mostUnits: 4 });

test("a legal text has a permitted length and legal characters only", () => {
  expect(["abc", "ab_9"].every((text) => legal.holds(text))).toBe(true);
  expect(["ab", "abcde", "ab-", "", "ab😀"].some((text) => legal.holds(text))).toBe(false);
});

test("a spoilt text has at least one hostile character", () => {
  expect(["ab-", "---", "-bcd"].every((text) => spoilt.holds(text))).toBe(true);
  expect(["abc", "a-", "abcd-", "ab\ud800"].some((text) => spoilt.holds(text))).toBe(false);
});

test("length is counted in code points, and bounded in UTF-16 units besides", () => {
  expect(spoilt.holds("ab😀")).toBe(true);
  expect(spoilt.holds("abc😀")).toBe(false);
});

test("a hostile character never gives way to a legal one, nor a legal one to a hostile one", () => {
  expect(spoilt.simpler("?").every((character) => spoilt.hurts(character))).toBe(true);
  expect(spoilt.simpler("z").every((character) => !spoilt.hurts(character))).toBe(true);
});
