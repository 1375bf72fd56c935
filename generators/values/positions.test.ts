import { expect, test } from "vitest";
import { halvingSteps, preferredPositions } from "./positions.ts";

test("last, first, middle, each once", () => {
  expect(preferredPositions(20)).toEqual([19, 0, 10]);
  expect(preferredPositions(2)).toEqual([1, 0]);
  expect(preferredPositions(1)).toEqual([0]);
});

test("nothing is preferred to the last position", () => {
  expect(preferredPositions(20, 19)).toEqual([]);
  expect(preferredPositions(20, 0)).toEqual([19]);
  expect(preferredPositions(20, 10)).toEqual([19, 0]);
});

test("other positions move to the last one by halves, and never back", () => {
  expect(preferredPositions(20, 4)).toEqual([19, 0, 10, 19, 11, 7, 5]);
  for (let position = 0; position < 20; position += 1) {
    for (const preferred of preferredPositions(20, position)) {
      expect(preferredPositions(20, preferred)).not.toContain(position);
    }
  }
});

test("steps go from the whole distance down to one", () => {
  expect(halvingSteps(11)).toEqual([11, 5, 2, 1]);
});

test("there is no step where there is no distance", () => {
  expect(halvingSteps(0)).toEqual([]);
  expect(halvingSteps(-3)).toEqual([]);
});
