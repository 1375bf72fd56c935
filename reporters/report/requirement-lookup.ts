import type { Recording, Recordings } from "../../engine/recordings/recordings.ts";
import { type Area, areas, type Requirement } from "../../suites/requirement.ts";
import { surfaceRequirementById } from "../../suites/surfaces.ts";

/** A requirement, with what was recorded of AWS by it where there is any. */
export interface KnownRequirement extends Requirement {
  readonly recordings?: readonly Recording[];
}

/** Finds a requirement of the catalogue by its id; undefined where this edition of the catalogue has none of that id. */
export type CatalogueLookup = (id: string) => KnownRequirement | undefined;

/** What reports say of a requirement, whether on the Query API or on what a client sees. */
export type ShownRequirement = Pick<KnownRequirement, "statement" | "citations" | "recordings"> & {
  readonly area: string;
};

/** Finds what reports say of a requirement; undefined where nothing is known of it. */
export type RequirementLookup = (id: string) => ShownRequirement | undefined;

/** A lookup whose requirements carry what was recorded of AWS. */
export function withRecordings(
  lookup: (id: string) => Requirement | undefined,
  recordings: Recordings,
): CatalogueLookup {
  return (id) => {
    const requirement = lookup(id);
    const recorded = recordings.get(id);
    return requirement && recorded ? { ...requirement, recordings: recorded } : requirement;
  };
}

/** A lookup that knows the requirements on what a client sees as well. */
export function withSurface(lookup: RequirementLookup): RequirementLookup {
  return (id) => surfaceRequirementById(id) ?? lookup(id);
}

/** The results of one area. */
export interface AreaResults<Result> {
  readonly area: string;
  readonly results: readonly Result[];
}

/** The area of a requirement; where the catalogue does not know it, the part of the id before its dot. */
export function areaOf(id: string, lookup: RequirementLookup): string {
  return lookup(id)?.area ?? id.split(".", 1)[0] ?? id;
}

/** Results by area: the catalogue's areas in their order, then others in the order met. None is lost. */
export function byArea<Result extends { readonly requirement: string }>(
  results: readonly Result[],
  lookup: RequirementLookup,
): AreaResults<Result>[] {
  const groups = new Map<string, Result[]>(areas.map((area: Area) => [area, []]));
  for (const result of results) {
    const area = areaOf(result.requirement, lookup);
    const group = groups.get(area);
    if (group === undefined) groups.set(area, [result]);
    else group.push(result);
  }
  return [...groups]
    .filter(([, group]) => group.length > 0)
    .map(([area, group]) => ({ area, results: group }));
}
