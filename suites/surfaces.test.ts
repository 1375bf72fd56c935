import { describe, expect, it } from "vitest";
import { sources } from "../contract/sources.ts";
import { catalogue } from "./catalogue.ts";
import { modelledException, surfaceRequirementById, surfaceRequirements } from "./surfaces.ts";

describe("surfaceRequirements", () => {
  it("have ids that never change", () => {
    expect(surfaceRequirements.map(({ id, level }) => `${level} ${id}`)).toMatchSnapshot();
  });

  it("share no id and no area with those on the Query API", () => {
    const ids = [...catalogue, ...surfaceRequirements].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const areas: readonly string[] = catalogue.map(({ area }) => area);
    for (const { id, area } of surfaceRequirements) {
      expect(areas).not.toContain(area);
      expect(id.startsWith(`${area}.`), id).toBe(true);
    }
  });

  it("cite what there is, and need only what comes before them", () => {
    for (const [index, { id, citations, needs }] of surfaceRequirements.entries()) {
      for (const { source } of citations) expect(Object.keys(sources), id).toContain(source);
      const before = surfaceRequirements.slice(0, index).map((requirement) => requirement.id);
      for (const needed of needs) expect(before, id).toContain(needed);
    }
  });

  it("are found by id", () => {
    expect(surfaceRequirementById("client.unknown-user")?.level).toBe("MUST");
    expect(surfaceRequirementById("status.one-of")).toBeUndefined();
    expect(surfaceRequirementById("__proto__")).toBeUndefined();
  });

  it("know the exception of a code", () => {
    expect(modelledException("NoSuchEntity")).toBe("NoSuchEntityException");
  });
});
