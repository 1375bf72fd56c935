import type { Baseline, PlacedDeviation } from "../../targets/baselines/baseline.ts";
import { givenAnswer } from "../run/given-answer.ts";
import type { Verdict } from "./verdict.ts";

/** An entry of a baseline that no longer says what is. */
export interface BaselineProblem {
  readonly kind: "stale" | "changed" | "expired" | "unmatched";
  readonly requirement: string;
  /** What is wrong and what to do about it, one line for people. */
  readonly text: string;
}

/** What a baseline makes of the verdicts of a run. */
export interface BaselineReading {
  /** The entries that foresee a violation, by requirement. */
  readonly foreseen: ReadonlyMap<string, PlacedDeviation>;
  /** Each one fails the run. In the order of the file. */
  readonly problems: readonly BaselineProblem[];
}

/**
 * Holds verdicts against a baseline. An entry foresees a violation with the answer that it names, until its last day;
 * one whose requirement was not judged in this run (not chosen, untestable, broken) says nothing. `today` is a day in
 * UTC, `2026-01-31`. Pure.
 */
export function holdAgainstBaseline(
  { file, deviations }: Baseline,
  verdicts: readonly Verdict[],
  today: string,
): BaselineReading {
  const byRequirement = new Map(verdicts.map((verdict) => [verdict.requirement, verdict]));
  const foreseen = new Map<string, PlacedDeviation>();
  const problems: BaselineProblem[] = [];
  for (const deviation of deviations) {
    const { requirement, line } = deviation;
    const verdict = byRequirement.get(requirement);
    const problem = verdict === undefined ? null : problemOf(deviation, verdict, today);
    if (problem !== null)
      problems.push({ ...problem, requirement, text: `${file}:${line}: ${requirement} ${problem.text}` });
    else if (verdict?.outcome === "violates") foreseen.set(requirement, deviation);
  }
  return { foreseen, problems };
}

function problemOf(
  { expected, expires, issue }: PlacedDeviation,
  verdict: Verdict,
  today: string,
): Omit<BaselineProblem, "requirement"> | null {
  switch (verdict.outcome) {
    case "conforms":
    case "observed": {
      const issueToClose = issue === undefined ? "" : ` and close ${issue}`;
      return { kind: "stale", text: `no longer fails: remove this entry${issueToClose}` };
    }
    case "inapplicable":
      return { kind: "unmatched", text: `is inapplicable (${verdict.reason}): remove this entry` };
    case "violates": {
      const given = givenAnswer(verdict.counterexample.exchange);
      if (given !== expected) {
        return {
          kind: "changed",
          text: `fails differently: known to give ${expected}, it gives ${given}; if that is known too, write "expected": ${JSON.stringify(given)}`,
        };
      }
      if (expires < today) {
        return {
          kind: "expired",
          text: `still fails, and this entry held until ${expires}: fix it, or set a later day in "expires"`,
        };
      }
      return null;
    }
    case "untestable":
    case "broken":
      return null;
  }
}
