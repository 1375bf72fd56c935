import { describe, expect, it } from "vitest";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import { honestRules } from "../honest-rules.ts";
import { mutantByName, mutants } from "./mutants.ts";

/** A copy of the rules in which every record and list is frozen. */
function frozen<T>(value: T): T {
  if (value instanceof Map) return new Map([...value].map((entry) => frozen(entry))) as T;
  if (typeof value !== "object" || value === null) return value;
  const copy = Array.isArray(value)
    ? value.map(frozen)
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, frozen(each)]));
  return Object.freeze(copy) as T;
}

describe("mutants", () => {
  it("have names of their own and say what is wrong", () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    for (const { name, fault, kills } of mutants) {
      expect(name).toMatch(/^[a-z0-9-]+$/);
      expect(fault.length).toBeGreaterThan(10);
      expect(kills.length).toBeGreaterThan(0);
    }
  });

  it("are found by name", () => {
    expect(mutantByName("state-no-effect")?.fault).toContain("changes nothing");
    expect(mutantByName("no-such-mutant")).toBeUndefined();
  });

  // That each is noticed by those that it names is shown by `prove`.
  it("name only requirements of the catalogue, and every one is named", () => {
    const named = new Set(mutants.flatMap(({ kills }) => kills));
    expect([...named].filter((id) => requirementById(id) === undefined)).toEqual([]);
    const missing = catalogue.filter(({ id }) => !named.has(id));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it("change a copy of the honest rules, never the rules themselves", () => {
    const honest = frozen(honestRules);
    const operations = [...honest.operations.values()];
    for (const { name, rules } of mutants) {
      expect(rules(honest), name).not.toBe(honest);
      expect([...honest.operations.values()], name).toEqual(operations);
    }
  });
});
