import { describe, expect, it } from "vitest";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { transcript } from "../testing/probe.ts";
import { mutantByName, mutants } from "./mutants.ts";

const honest = new Map<string, readonly string[]>();

function honestTranscript(requirement: Requirement): readonly string[] {
  const known = honest.get(requirement.id) ?? transcript(requirement);
  honest.set(requirement.id, known);
  return known;
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

  it("leave no trace in an endpoint that has none: two honest ones answer alike", () => {
    for (const requirement of catalogue) {
      expect(transcript(requirement), requirement.id).toEqual(honestTranscript(requirement));
    }
  });
});
