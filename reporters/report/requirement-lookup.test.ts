import { expect, it } from "vitest";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import { areas } from "../../suites/requirement.ts";
import { areaOf, byArea } from "./requirement-lookup.ts";

const ids = (...requirements: string[]) => requirements.map((requirement) => ({ requirement }));

it("puts every requirement of the catalogue under its area, in the order of the areas", () => {
  const groups = byArea(ids(...catalogue.map(({ id }) => id)).reverse(), requirementById);
  const order = groups.map(({ area }) => areas.map(String).indexOf(area));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
  expect(groups.flatMap(({ results }) => results)).toHaveLength(catalogue.length);
});

it("loses no requirement that the catalogue does not know", () => {
  const groups = byArea(ids("zone.b", "__proto__", "status.new", "zone.a", ""), requirementById);
  expect(groups.map(({ area, results }) => [area, results.length])).toEqual([
    ["status", 1],
    ["zone", 2],
    ["__proto__", 1],
    ["", 1],
  ]);
  expect(areaOf("zone.b", () => undefined)).toBe("zone");
});
