import type { Outcome } from "../../engine/judge/verdict.ts";

/** How many requirements had each outcome. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** Counts every outcome, those that did not occur included. */
export function countOutcomes(results: readonly { readonly outcome: Outcome }[]): OutcomeCounts {
  const counts = { conforms: 0, violates: 0, observed: 0, untestable: 0, inapplicable: 0, broken: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}

/** Outcomes, the worst first. */
const byWeight = [
  "violates",
  "broken",
  "untestable",
  "inapplicable",
  "observed",
  "conforms",
] as const satisfies readonly Outcome[];

/** The worst outcome that occurred; `conforms` where none did. */
export function worstOutcome(counts: OutcomeCounts): Outcome {
  return byWeight.find((outcome) => counts[outcome] > 0) ?? "conforms";
}
