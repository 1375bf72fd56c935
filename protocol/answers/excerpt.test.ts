import { describe, expect, it } from "vitest";
import { excerpt } from "./excerpt.ts";

describe("excerpt", () => {
  it.each([
    ["short", 10, "short"],
    ["exactly 10", 10, "exactly 10"],
    ["one beyond it", 12, "one beyond i…"],
    ["😀😀😀", 2, "😀😀…"],
    ["a\tb\u001b[31m\u0000", 20, "a\\u{9}b\\u{1b}[31m\\u{0}"],
    ["x\u2028\u200f\ud800", 20, "x\\u{2028}\\u{200f}\\u{d800}"],
    ["", 5, ""],
  ])("%j in at most %i characters", (text, longest, shown) => {
    expect(excerpt(text, longest)).toBe(shown);
  });
});
