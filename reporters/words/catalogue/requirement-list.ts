import type { Citation, Level } from "../../../contract/citation.ts";
import { type Source, type SourceName, sources } from "../../../contract/sources.ts";
import type { AnyRequirement } from "../../../suites/every-requirement.ts";
import { describeExpectation } from "./expectation-words.ts";

/** An endpoint with one fault, and the requirements that have to notice it, by id. */
export interface Proof {
  readonly name: string;
  readonly fault: string;
  readonly kills: readonly string[];
}

/** A requirement in a list. */
export interface ListedRequirement extends Omit<AnyRequirement, "expectation"> {
  /** What it expects, in words; of an endpoint only. */
  readonly expects?: string;
  /** The names of the mutants that prove that it can fail. */
  readonly provedBy: readonly string[];
}

/** The requirements of all catalogues as data: `requirements.schema.json`. */
export interface RequirementList {
  readonly schemaVersion: 1;
  readonly suite: { readonly name: string; readonly version: string };
  /** By level. */
  readonly summary: Readonly<Record<Level, number>>;
  readonly requirements: readonly ListedRequirement[];
  /** Those that are cited. */
  readonly sources: Readonly<Partial<Record<SourceName, Source>>>;
}

/** A list of requirements, in the order given. `proofs` are the known mutants. */
export function listRequirements(
  { name, version }: RequirementList["suite"],
  requirements: readonly AnyRequirement[],
  proofs: readonly Proof[],
): RequirementList {
  const summary = { MUST: 0, SHOULD: 0, OBSERVE: 0 };
  for (const { level } of requirements) summary[level] += 1;
  const cited = citedSources(requirements.flatMap(({ citations }) => citations));
  return {
    schemaVersion: 1,
    suite: { name, version },
    summary,
    requirements: requirements.map((requirement) => listRequirement(requirement, proofs)),
    sources: Object.fromEntries(cited.map((source) => [source, sources[source]])),
  };
}

/** One requirement as it stands in a list. */
export function listRequirement(requirement: AnyRequirement, proofs: readonly Proof[]): ListedRequirement {
  const { id, catalogue, area, level, evidence, statement, claims, needs, citations, expectation } =
    requirement;
  return {
    id,
    catalogue,
    area,
    level,
    evidence,
    statement,
    ...(expectation === undefined ? {} : { expects: describeExpectation(expectation) }),
    claims,
    needs,
    citations,
    provedBy: proofs.filter(({ kills }) => kills.includes(id)).map(({ name }) => name),
  };
}

/** The names of the sources that are cited, in the order of the contract. */
export function citedSources(citations: readonly Pick<Citation, "source">[]): SourceName[] {
  const cited = new Set(citations.map(({ source }) => source));
  return (Object.keys(sources) as SourceName[]).filter((name) => cited.has(name));
}
