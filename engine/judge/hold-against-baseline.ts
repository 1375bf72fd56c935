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

/** An entry that foresees a violation for some days only yet. */
export interface EndingEntry {
  readonly requirement: string;
  /** Its last day in UTC. */
  readonly expires: string;
  /** That it ends and what to do about it, one line for people. */
  readonly text: string;
}

/** Days before its end in which an entry is announced. */
const announcedDays = 14;

/** What a baseline makes of the verdicts of a run. */
export interface BaselineReading {
  /** The entries that foresee a violation, by requirement. */
  readonly foreseen: ReadonlyMap<string, PlacedDeviation>;
  /** Each one fails the run. In the order of the file. */
  readonly problems: readonly BaselineProblem[];
  /** The entries of `foreseen` that end within 14 days. In the order of the file. */
  readonly ending: readonly EndingEntry[];
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
  const ending = [...foreseen.values()]
    .filter(({ expires }) => expires <= daysAfter(today, announcedDays))
    .map(({ requirement, expires, line }) => ({
      requirement,
      expires,
      text: `${file}:${line}: ${requirement} is foreseen until ${expires} only: fix it, or set a later day in "expires"`,
    }));
  return { foreseen, problems, ending };
}

/** The day so many days later, both in UTC. */
function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
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
