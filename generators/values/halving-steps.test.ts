import { expect, test } from "vitest";
import { halvingSteps } from "./halving-steps.ts";

test("from the whole distance down to one", () => {
  expect(halvingSteps(11)).toEqual([11, 5, 2, 1]);
});

test("there is no step where there is no distance", () => {
  expect(halvingSteps(0)).toEqual([]);
  expect(halvingSteps(-3)).toEqual([]);
});
