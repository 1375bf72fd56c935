import type { RequirementResult } from "./run-report.ts";
import { visibleExcerpt } from "./visible.ts";

/** The behaviours that were seen for one requirement, the most frequent first: `409 LimitExceeded ×3`. */
export function observedBehaviours(result: RequirementResult): string[] {
  return (result.observations ?? []).map(({ behaviour, count }) => `${visibleExcerpt(behaviour)} ×${count}`);
}
