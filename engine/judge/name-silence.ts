import { untestableBecause } from "./attribute.ts";
import type { Verdict, Violates } from "./verdict.ts";

/** The requirement that every request is answered: whatever gets no answer is blamed on it. */
export const answersEveryRequest = "response.answers-every-request";

/** Whether a requirement is violated because no answer came, again and again. */
export function isSilent(verdict: Verdict): verdict is Violates {
  return verdict.outcome === "violates" && !verdict.flaky && verdict.counterexample.kind === "no-answer";
}

/**
 * The verdicts that change once all are known: requests that got no answer, found by whichever requirement sent them,
 * are one fault. The shortest of them is the counterexample of the requirement that every request is answered; the
 * others, and what is untestable because of them, are untestable because of that one. Pure.
 */
export function nameSilence(verdicts: ReadonlyMap<string, Verdict>): Verdict[] {
  const general = verdicts.get(answersEveryRequest);
  const silent = [...verdicts.values()].filter(isSilent);
  const shortest = silent.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
  if (general === undefined || shortest === undefined) return [];
  const { requirement, level, evidence, runs, durationMs } = general;
  const named: Violates = { ...shortest, requirement, level, evidence, runs, durationMs };
  const ids = new Set(silent.map(({ requirement: id }) => id));
  const blamed = [...verdicts.values()].flatMap((verdict): Verdict[] => {
    if (verdict === general) return [];
    if (isSilent(verdict)) return [untestableBecause(verdict, named, "no-answer")];
    const isDependant = verdict.outcome === "untestable" && ids.has(verdict.because ?? "");
    return isDependant ? [untestableBecause(verdict, named, verdict.failedBy)] : [];
  });
  return [named, ...blamed];
}

function lengthOf({ counterexample }: Violates): number {
  const { path, body } = counterexample.exchange.request;
  return path.length + body.length;
}
