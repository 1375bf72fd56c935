import { expect, test } from "vitest";
import { legalExamples } from "./legal-examples.ts";
import { wholeNumbers } from "./whole-numbers.ts";

test("fill at the ends and in between, then mixtures of the same lengths", () => {
  const texts = legalExamples("ABC", wholeNumbers(2, 11));
  expect(texts.map(({ length }) => length)).toEqual([2, 3, 5, 6, 10, 11, 2, 3, 5, 6, 10, 11]);
  expect(texts[0]).toBe("AA");
  expect(texts[6]).toBe("CB");
});

test("few lengths, few texts", () => {
  expect(legalExamples("ABC", [1, 0])).toEqual(["A", "", "C"]);
  expect(legalExamples("ABC", [])).toEqual([""]);
});
