import { describe, expect, it } from "vitest";
import { sources } from "../contract/sources.ts";
import { catalogue } from "./catalogue.ts";
import { clientCatalogue } from "./clients.ts";
import { surfaceRequirements } from "./surfaces.ts";

describe("clientCatalogue", () => {
  it("has ids that never change", () => {
    expect(clientCatalogue.map(({ id, level }) => `${level} ${id}`)).toMatchSnapshot();
  });

  it("shares no id with the requirements on targets", () => {
    const ids: readonly string[] = [...catalogue, ...surfaceRequirements, ...clientCatalogue].map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("rests every MUST on a documented clause of a known source", () => {
    for (const { id, level, evidence, citations } of clientCatalogue) {
      if (level === "MUST") expect(evidence, id).toBe("documented");
      for (const { source, clause } of citations) {
        expect(Object.keys(sources), id).toContain(source);
        expect(clause.length, id).toBeGreaterThan(0);
      }
    }
  });
});
