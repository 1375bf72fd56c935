import type { Deviation } from "../../targets/baselines/baseline.ts";
import { givenAnswer } from "../run/given-answer.ts";
import type { Verdict } from "./verdict.ts";

/** Days that an entry holds which nobody has given a date. */
const daysOfNewEntry = 90;

/**
 * The deviations that a run found: entries that stay keep all but the answer that they name, those that no longer
 * fail go, new ones get a last day, and those that this run did not judge stay as they are. New are the violations
 * that fail a run of this level, but for flaky ones. `today` is a day in UTC. In the order of the verdicts, the unjudged ones last. Pure.
 */
export function updateBaseline(
  deviations: readonly Deviation[],
  verdicts: readonly Verdict[],
  level: "MUST" | "SHOULD",
  today: string,
): Deviation[] {
  const known = new Map(deviations.map((deviation) => [deviation.requirement, deviation]));
  const judged = verdicts.flatMap((verdict): Deviation[] => {
    const before = known.get(verdict.requirement);
    known.delete(verdict.requirement);
    if (verdict.outcome === "untestable" || verdict.outcome === "broken")
      return before === undefined ? [] : [before];
    if (verdict.outcome !== "violates") return [];
    const { counterexample } = verdict;
    const expected = givenAnswer(counterexample.exchange);
    if (before !== undefined) return [{ ...before, expected }];
    if (verdict.flaky || (verdict.level !== "MUST" && verdict.level !== level)) return [];
    const reason = `Found on ${today}, where ${counterexample.expected} is required.`;
    return [
      { requirement: verdict.requirement, expected, reason, expires: daysAfter(today, daysOfNewEntry) },
    ];
  });
  return [...judged, ...known.values()];
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
}
