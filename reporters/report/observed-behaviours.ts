import { visibleExcerpt } from "../words/visible.ts";
import { latticeRequirement, precedenceWords } from "./precedence-words.ts";
import type { RequirementResult } from "./run-report.ts";

/**
 * The behaviours that were seen for one requirement, the most frequent first: `409 LimitExceeded ×3`. The many of the
 * precedence lattice are put into words.
 */
export function observedBehaviours({ requirement, observations = [] }: RequirementResult): string[] {
  if (requirement === latticeRequirement)
    return precedenceWords(observations.map(({ behaviour }) => behaviour));
  return observations.map(({ behaviour, count }) => `${visibleExcerpt(behaviour)} ×${count}`);
}
