import type { Requirement } from "../../suites/requirement.ts";
import type { MutantProof } from "./prove-mutant.ts";

/** What all mutants together say of the suite. */
export interface MutantScore {
  /** Mutants that a requirement noticed which names them. */
  readonly killed: number;
  readonly of: number;
  readonly survivors: readonly MutantProof[];
  /** Requirements that noticed none of the mutants that name them, in catalogue order. */
  readonly unproven: readonly Requirement[];
  /** How many mutants violate how many requirements, fewest requirements first. */
  readonly tripped: readonly { readonly requirements: number; readonly mutants: number }[];
  /** The number of requirements that half of the mutants violate at most. */
  readonly median: number;
  readonly mean: number;
  /** The mutants that violate the most requirements, the worst first. */
  readonly offenders: readonly MutantProof[];
}

const mostOffenders = 10;
/** One requirement says what is wrong; a second may say it from another side. */
const acceptable = 2;

/** Sums up the proofs of mutants. Pure. */
export function scoreMutants(proofs: readonly MutantProof[], catalogue: readonly Requirement[]): MutantScore {
  const survivors = proofs.filter(({ killedBy }) => killedBy.length === 0);
  const proven = new Set(proofs.flatMap(({ killedBy }) => killedBy));
  const counts = proofs.map(({ trips }) => trips.length).sort((a, b) => a - b);
  return {
    killed: proofs.length - survivors.length,
    of: proofs.length,
    survivors,
    unproven: catalogue.filter(({ id }) => !proven.has(id)),
    tripped: [...new Set(counts)].map((requirements) => ({
      requirements,
      mutants: counts.filter((count) => count === requirements).length,
    })),
    median: counts[Math.floor((counts.length - 1) / 2)] ?? 0,
    mean: counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length),
    offenders: proofs
      .filter(({ trips }) => trips.length > acceptable)
      .sort((a, b) => b.trips.length - a.trips.length)
      .slice(0, mostOffenders),
  };
}
