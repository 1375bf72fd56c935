import { expect, test } from "vitest";
import { userNameCharacters, wordCharacters } from "../../contract/alphabets.ts";
import { edgesOf, runsOf, simplerCharacters } from "./character-groups.ts";

const groups = [
  ["a", "b", "c"],
  ["x", "y", "z"],
];

test("a head gives way to earlier heads only", () => {
  expect(simplerCharacters(groups, "a")).toEqual([]);
  expect(simplerCharacters(groups, "x")).toEqual(["a"]);
});

test("another character gives way to the heads, then to the earlier ones of its group", () => {
  expect(simplerCharacters(groups, "z")).toEqual(["a", "x", "y"]);
});

test("a character of no group gives way to all", () => {
  expect(simplerCharacters(groups, "?")).toEqual(["a", "x", "b", "c", "y", "z"]);
});

test("being simpler is an order: nothing gives way to itself, even over several steps", () => {
  const reached = (character: string, seen: Set<string>): Set<string> => {
    for (const simpler of simplerCharacters(groups, character)) {
      if (!seen.has(simpler)) reached(simpler, seen.add(simpler));
    }
    return seen;
  };
  for (const character of groups.flat()) expect(reached(character, new Set()).has(character)).toBe(false);
});

test("runs are neighbours in code order", () => {
  expect(runsOf(wordCharacters).map((run) => run.join(""))).toEqual([
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789",
    "_",
  ]);
});

test("edges are the ends of the runs", () => {
  expect(edgesOf(userNameCharacters)).toEqual([
    "A",
    "Z",
    "a",
    "z",
    "0",
    "9",
    "_",
    "+",
    "=",
    ",",
    ".",
    "@",
    "-",
  ]);
});
