import type { Level } from "../../contract/citation.ts";
import type { Verdict } from "../../engine/judge/verdict.ts";

/** Why a verdict fails a run in which violations from `level` on count; null where it does not, as where it is flaky. */
export function failsRun(verdict: Verdict, level: Extract<Level, "MUST" | "SHOULD">): string | null {
  if (verdict.outcome === "broken") return verdict.reason;
  if (
    verdict.outcome !== "violates" ||
    verdict.flaky ||
    (verdict.level !== "MUST" && verdict.level !== level)
  )
    return null;
  const { expected, observed } = verdict.counterexample;
  return `expected ${expected}, observed ${observed}`;
}
