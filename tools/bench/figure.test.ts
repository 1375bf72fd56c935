import { expect, it } from "vitest";
import { type Figure, figuresTable, isMet } from "./figure.ts";

const bare: Figure = { group: "g", name: "bare", value: 1234.5, unit: "per s" };

it("shows each figure with its unit, its ratio and its goal", () => {
  const table = figuresTable([
    bare,
    {
      ...bare,
      name: "everything",
      value: 0.81234,
      ratio: { to: "bare", value: 0.5 },
      goal: { on: "ratio", bound: "at least", figure: 0.8 },
    },
    { ...bare, unit: "ms", goal: { on: "value", bound: "at most", figure: 2000 } },
  ]);
  const cells = table.split("\n").map((row) => row.split("|").map((cell) => cell.trim()));
  expect(cells[2]?.slice(1, -1)).toEqual(["g", "bare", "1235 per s", "", ""]);
  expect(cells[3]?.slice(3, -1)).toEqual(["0.812 per s", "0.50 of bare", "at least 0.8: **missed**"]);
  expect(cells[4]?.slice(3, -1)).toEqual(["1235 ms", "", "at most 2000 ms: met"]);
});

it("holds the value or the ratio against the goal", () => {
  expect(isMet(bare)).toBeUndefined();
  expect(isMet({ ...bare, goal: { on: "value", bound: "at most", figure: 1234 } })).toBe(false);
  expect(isMet({ ...bare, goal: { on: "value", bound: "at least", figure: 1234 } })).toBe(true);
  const part = { ...bare, ratio: { to: "all", value: 2 } };
  expect(isMet({ ...part, goal: { on: "ratio", bound: "at most", figure: 2.2 } })).toBe(true);
  expect(isMet({ ...bare, goal: { on: "ratio", bound: "at most", figure: 2.2 } })).toBe(false);
});
