import type { Citation, Evidence, Level } from "../contract/citation.ts";
import { catalogue } from "./catalogue.ts";
import { clientCatalogue } from "./clients.ts";
import { claims, type Need, type Requirement } from "./requirement.ts";
import { surfaceRequirements } from "./surfaces.ts";

/** What the requirements of a catalogue are on: an endpoint, a client, or an endpoint as a client sees it. */
export const catalogueNames = ["endpoint", "client", "surface"] as const;

/** The name of a catalogue. */
export type CatalogueName = (typeof catalogueNames)[number];

/** What there is to know of any requirement. */
export interface AnyRequirement {
  readonly catalogue: CatalogueName;
  readonly id: string;
  readonly area: string;
  readonly level: Level;
  readonly evidence: Evidence;
  readonly statement: string;
  readonly citations: readonly Citation[];
  readonly needs: readonly Need[];
  /** What the tested side has to claim for the requirement to apply, each with its meaning where it has one. */
  readonly claims: readonly { readonly name: string; readonly meaning?: string }[];
  /** Of an endpoint only. */
  readonly expectation?: Requirement["expectation"];
}

/** Every requirement of the three catalogues, in their order. */
export const everyRequirement: readonly AnyRequirement[] = [
  ...catalogue.map(
    (requirement): AnyRequirement => ({
      ...requirement,
      catalogue: "endpoint",
      claims: requirement.claims.map((name) => ({ name, meaning: claims[name] })),
    }),
  ),
  ...clientCatalogue.map(
    (requirement): AnyRequirement => ({
      ...requirement,
      catalogue: "client",
      area: requirement.id.split(".", 1)[0] ?? "",
      needs: [],
      claims: requirement.claim === undefined ? [] : [{ name: requirement.claim }],
    }),
  ),
  ...surfaceRequirements.map(
    ({ expectation: _, needs, ...requirement }): AnyRequirement => ({
      ...requirement,
      catalogue: "surface",
      needs: needs.map((needed) => ({ requirement: needed, explains: "all" })),
      claims: [],
    }),
  ),
];

const byId = new Map(everyRequirement.map((requirement) => [requirement.id, requirement]));

/** The requirement with this id, of whichever catalogue, or undefined. */
export function anyRequirementById(id: string): AnyRequirement | undefined {
  return byId.get(id);
}
