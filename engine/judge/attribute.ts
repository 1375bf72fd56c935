import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Answer } from "../../protocol/answers/answer.ts";
import { decodeAnswer } from "../../protocol/answers/decode-answer.ts";
import type { Need } from "../../suites/requirement.ts";
import type { Counterexample, Verdict } from "./verdict.ts";

/** A needed requirement's verdict. */
export interface NeededVerdict {
  readonly need: Need;
  readonly verdict: Verdict;
}

/**
 * The need that makes a requirement untestable before it is run: one that it cannot be judged without failed.
 * Pure.
 */
export function blockingNeed(needed: readonly NeededVerdict[]): NeededVerdict | null {
  return needed.find(({ need, verdict }) => need.explains === "all" && hasFailed(verdict)) ?? null;
}

/**
 * Blames a violation on the needed requirement that accounts for its kind of failure, if one failed in its turn:
 * one fault is reported once, its dependants as untestable because of it. Pure.
 */
export function attribute(verdict: Verdict, needed: readonly NeededVerdict[]): Verdict {
  const { counterexample } = verdict;
  if (verdict.outcome !== "violates" || counterexample === undefined) return verdict;
  const cause = needed.find((candidate) => accountsFor(candidate, counterexample));
  return cause === undefined
    ? verdict
    : { ...untestableBecause(verdict, cause.verdict), failedBy: counterexample.kind };
}

/**
 * A need that is itself blamed on something else accounts only for what it would account for by the way it failed:
 * otherwise an unrelated fault would hide behind a chain of needs.
 */
function accountsFor({ need, verdict }: NeededVerdict, failure: Counterexample): boolean {
  const { explains, failing } = need;
  const { kind, code } = failure;
  if (explains === "all" || !explains.includes(kind) || !hasFailed(verdict)) return false;
  if (need.code !== undefined && need.code !== code) return false;
  const failedBy = verdict.failedBy ?? verdict.counterexample?.kind;
  if (failing !== undefined && (failedBy === undefined || !failing.includes(failedBy))) return false;
  if (need.alike === true && !areAlike(failure, verdict.counterexample)) return false;
  return verdict.failedBy === undefined || explains.includes(verdict.failedBy);
}

/** Whether two failures show one fault: the same wrong status, or else the same code. */
function areAlike(failure: Counterexample, other: Counterexample | undefined): boolean {
  const [answer, otherAnswer] = [failure, other].map((each) => each && answerOf(each));
  if (answer === undefined || otherAnswer === undefined) return false;
  if (failure.kind === "status") return answer.status === otherAnswer.status;
  return answer.error !== null && answer.error.code === otherAnswer.error?.code;
}

function answerOf({ exchange: { outcome } }: Counterexample): Answer | undefined {
  return outcome.kind === "response" ? decodeAnswer(outcome, updateServiceSpecificCredential) : undefined;
}

/** The verdict of a requirement that cannot be judged because another one failed. */
export function untestableBecause(
  { requirement, level, evidence, runs, durationMs }: Omit<Verdict, "outcome">,
  cause: Verdict,
): Verdict {
  const because = cause.because ?? cause.requirement;
  const reason = cause.reason === undefined ? {} : { reason: cause.reason };
  return { requirement, level, evidence, outcome: "untestable", runs, durationMs, because, ...reason };
}

function hasFailed({ outcome }: Verdict): boolean {
  return outcome === "violates" || outcome === "untestable" || outcome === "broken";
}
