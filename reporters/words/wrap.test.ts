import { expect, it } from "vitest";
import { wrap } from "./wrap.ts";

it("breaks at spaces and indents what follows", () => {
  expect(wrap("one two three four", 12, "a: ")).toEqual(["a: one two", "   three", "   four"]);
});

it("gives a word that is too long a line of its own", () => {
  expect(wrap("a bbbbbbbbbb c", 4)).toEqual(["a", "bbbbbbbbbb", "c"]);
  expect(wrap("", 4, "x ")).toEqual(["x"]);
});
