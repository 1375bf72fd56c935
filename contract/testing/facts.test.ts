import { describe, expect, it } from "vitest";
import { requirementById } from "../../suites/catalogue.ts";
import { facts } from "./facts.ts";

describe("facts", () => {
  it.each(facts.map((fact) => [`${fact.section}: ${fact.fact}`, fact] as const))("%s", (_, fact) => {
    expect(fact.requirements.length === 0).toBe(fact.notTested !== undefined);
    for (const id of fact.requirements) expect(requirementById(id), id).toBeDefined();
  });

  it("covers the sections in full", () => {
    const counts = new Map<string, number>();
    for (const { section } of facts) counts.set(section, (counts.get(section) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ answers: 20, routing: 10, order: 10, editions: 8 });
  });
});
