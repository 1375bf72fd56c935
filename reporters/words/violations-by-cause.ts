import { areaOf, type RequirementLookup } from "../report/requirement-lookup.ts";
import type { ReportedCounterexample, RequirementResult } from "../report/run-report.ts";
import { causeBehind } from "./comparison/known-causes.ts";

/** Violations of one run behind which the same cause is probable. */
export interface ViolationGroup {
  /** null: no known pattern fits. */
  readonly cause: string | null;
  readonly violations: readonly RequirementResult[];
}

/** What is probably behind a violation; null where no known pattern fits. */
export function causeOfViolation(
  requirement: string,
  { kind, expected, observed }: ReportedCounterexample,
  lookup: RequirementLookup,
): string | null {
  return causeBehind({ kind, expected, observed, area: areaOf(requirement, lookup) });
}

/** Violations by what is probably behind them, the largest group first and those of no known cause last. */
export function violationsByCause(
  violations: readonly RequirementResult[],
  lookup: RequirementLookup,
): ViolationGroup[] {
  const groups = new Map<string | null, RequirementResult[]>();
  for (const violation of violations) {
    const { counterexample, requirement } = violation;
    const cause = counterexample === undefined ? null : causeOfViolation(requirement, counterexample, lookup);
    groups.set(cause, [...(groups.get(cause) ?? []), violation]);
  }
  return [...groups]
    .map(([cause, own]) => ({ cause, violations: own }))
    .sort(
      (a, b) =>
        Number(a.cause === null) - Number(b.cause === null) || b.violations.length - a.violations.length,
    );
}
