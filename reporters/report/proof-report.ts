import type { MutantScore } from "../../engine/proof/mutant-score.ts";
import type { MutantProof } from "../../engine/proof/prove-mutant.ts";
import type { SelfProof } from "../../engine/proof/prove-self.ts";

/** The times that the proof took, in ms. */
export interface ProofTimes {
  readonly wallMs: number;
  /** Of all threads together. */
  readonly cpuMs: number;
  readonly selfProofMs: number;
}

/** What `prove` found out about the suite. */
export interface ProofReport {
  readonly seed: number;
  readonly runs: number;
  readonly selfProof: SelfProof;
  readonly score: MutantScore;
  readonly proofs: readonly MutantProof[];
  /** Requirements that have to notice a mutant and did not; without mutants chosen by name, else empty. */
  readonly unproven: readonly string[];
  /** Where several seeds were tried: the mutants that too few of them noticed. */
  readonly lucky: readonly Luck[];
  readonly seeds: number;
  readonly times: ProofTimes;
}

/** A mutant that is noticed with some seeds only. */
export interface Luck {
  readonly mutant: string;
  readonly noticed: number;
}

/** The share of seeds with which a mutant has to be noticed. */
export const detectionShare = 0.95;

/** Whether the suite has proved itself: every mutant noticed, by every requirement, whatever the seed. */
export function isProved({ score, selfProof, unproven, lucky }: ProofReport): boolean {
  return (
    score.survivors.length === 0 &&
    unproven.length === 0 &&
    lucky.length === 0 &&
    selfProof.rejected === selfProof.of
  );
}
