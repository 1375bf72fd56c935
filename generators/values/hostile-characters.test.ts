import fc from "fast-check";
import { expect, test } from "vitest";
import { hostileAlphabets, userNameCharacters, wordCharacters } from "../../contract/alphabets.ts";
import { hostileTo, isHostile } from "./hostile-characters.ts";
import { textsOf } from "./text.ts";
import { classDomain } from "./text-domain.ts";

test("a named alphabet gives its characters and no other", () => {
  const hostile = hostileTo(wordCharacters, "newline");
  expect(hostile.known).toEqual(["\n", "\r"]);
  expect(isHostile(hostile, "\n")).toBe(true);
  expect(isHostile(hostile, " ")).toBe(false);
});

test("legal characters are left out", () => {
  expect(hostileTo(wordCharacters, "marks").known).toContain("-");
  expect(hostileTo(userNameCharacters, undefined).known).not.toContain("-");
});

test("an alphabet of legal characters only is refused", () => {
  expect(() => hostileTo(userNameCharacters, "marks")).toThrow("marks");
});

test("without a name any character may come, but for lone surrogates", () => {
  const hostile = hostileTo(wordCharacters, undefined);
  expect(isHostile(hostile, "\u2028")).toBe(true);
  expect(isHostile(hostile, "\ud800")).toBe(false);
  expect(isHostile(hostile, "\udfff")).toBe(false);
});

test("every listed character is drawn, and others too", () => {
  const hostile = hostileTo(wordCharacters, undefined);
  const domain = classDomain({ lengths: [1], legal: wordCharacters, hostile });
  const drawn = new Set(fc.sample(textsOf(domain), { seed: 1, numRuns: 3000 }));
  const listed = Object.values(hostileAlphabets)
    .flatMap(({ characters }) => [...characters])
    .filter((character) => !wordCharacters.includes(character));
  expect(listed.filter((character) => !drawn.has(character))).toEqual([]);
  expect([...drawn].filter((character) => !listed.includes(character)).length).toBeGreaterThan(100);
  expect([...drawn].filter((character) => wordCharacters.includes(character))).toEqual([]);
});
