import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Answer } from "../../protocol/answers/answer.ts";
import { decodeAnswer } from "../../protocol/answers/decode-answer.ts";
import type { AnswerExpectation, FailureKind, Need } from "../../suites/requirement.ts";
import type {
  Broken,
  Counterexample,
  Failure,
  Untestable,
  Verdict,
  VerdictBase,
  Violates,
} from "./verdict.ts";

/** A needed requirement's verdict. */
export interface NeededVerdict {
  readonly need: Need;
  readonly verdict: Verdict;
  /** The verdict on the requirement that this one is untestable because of. */
  readonly root?: Verdict;
}

/** A verdict on a requirement that others cannot rest on. */
type Failed = Violates | Untestable | Broken;

/** Whether others cannot rest on this requirement; on one that failed once and did not fail again they can. */
export function hasFailed(verdict: Verdict): verdict is Failed {
  const { outcome } = verdict;
  return (outcome === "violates" && !verdict.flaky) || outcome === "untestable" || outcome === "broken";
}

/** The verdict that makes a requirement untestable before it is run: that of a need without which nothing can be judged. Pure. */
export function blockingVerdict(needed: readonly NeededVerdict[]): Failed | null {
  const blocking = needed.flatMap(({ need, verdict }) => {
    if (need.explains !== "all" || !hasFailed(verdict)) return [];
    const failedBy = kindOf(verdict);
    const isMeant = need.failing === undefined || failedBy === undefined || need.failing.includes(failedBy);
    return isMeant ? [verdict] : [];
  });
  return blocking[0] ?? null;
}

/** A failure with the exchange that showed it. */
type Shown = Failure & Pick<Counterexample, "exchange">;

/** The failed verdict on a needed requirement that accounts for a failure, so that the failure is told there; null: none. Pure. */
export function causeOf(failure: Shown, needed: readonly NeededVerdict[]): Failed | null {
  for (const { need, verdict, root } of needed) {
    if (!hasFailed(verdict) || !accountsFor(need, verdict, failure)) continue;
    // What is blamed itself shows what its root shows, of failures of one kind only.
    const shown = root !== undefined && kindOf(verdict) === failure.kind ? root : verdict;
    if (need.alike !== true || (shown.outcome === "violates" && areAlike(failure, shown.counterexample)))
      return verdict;
  }
  return null;
}

/**
 * Blames a violation on the needed requirement that accounts for its kind of failure, if one failed in its turn:
 * one fault is reported once, its dependants as untestable because of it. Pure.
 */
export function attribute(verdict: Verdict, needed: readonly NeededVerdict[]): Verdict {
  if (verdict.outcome !== "violates") return verdict;
  const cause = causeOf(verdict.counterexample, needed);
  return cause === null ? verdict : untestableBecause(verdict, cause, verdict.counterexample.kind);
}

/** What is left to expect of an answer: an envelope rule that a needed requirement found broken has been told there. Pure. */
export function withoutToldRules<E extends AnswerExpectation>(
  expectation: E,
  needed: readonly NeededVerdict[],
): E {
  if (expectation.answer === "one-of")
    return { ...expectation, options: expectation.options.map((each) => withoutToldRules(each, needed)) };
  if (expectation.answer !== "success" || expectation.rules === undefined) return expectation;
  const told = needed.filter(({ verdict }) => hasFailed(verdict)).map(({ need }) => need.rule);
  return { ...expectation, rules: expectation.rules.filter((rule) => !told.includes(rule)) };
}

/**
 * A need that is itself blamed on something else accounts only for what it would account for by the way it failed:
 * otherwise an unrelated fault would hide behind a chain of needs.
 */
function accountsFor(need: Need, cause: Failed, failure: Shown): boolean {
  const { explains, code, failing } = need;
  if (need.rule !== undefined || explains === "all" || !explains.includes(failure.kind)) return false;
  if (code !== undefined && code !== failure.code) return false;
  const failedBy = kindOf(cause);
  if (failing === undefined) {
    const isBlamed = cause.outcome === "untestable" && cause.because !== undefined;
    if (isBlamed && failedBy !== undefined && !explains.includes(failedBy)) return false;
    return true;
  }
  return failedBy !== undefined && failing.includes(failedBy);
}

function kindOf(cause: Failed): FailureKind | undefined {
  if (cause.outcome === "violates") return cause.counterexample.kind;
  return cause.outcome === "untestable" ? cause.failedBy : undefined;
}

/** Whether two failures show one fault: the same broken rule, the same wrong status, or else the same code. */
function areAlike(failure: Shown, other: Shown): boolean {
  if (failure.kind === "envelope") return failure.expected === other.expected;
  const [answer, otherAnswer] = [failure, other].map(answerOf);
  if (answer === undefined || otherAnswer === undefined) return false;
  if (failure.kind === "status") return answer.status === otherAnswer.status;
  return answer.error !== null && answer.error.code === otherAnswer.error?.code;
}

function answerOf({ exchange: { outcome } }: Shown): Answer | undefined {
  return outcome.kind === "response" ? decodeAnswer(outcome, updateServiceSpecificCredential) : undefined;
}

/** The verdict of a requirement that cannot be judged because another one failed; `failedBy`: how it failed itself. */
export function untestableBecause(
  { requirement, level, evidence, runs, durationMs }: VerdictBase,
  cause: Failed,
  failedBy?: FailureKind,
): Untestable {
  const because = (cause.outcome === "untestable" ? cause.because : undefined) ?? cause.requirement;
  const reason = cause.outcome === "violates" ? undefined : cause.reason;
  return {
    requirement,
    level,
    evidence,
    outcome: "untestable",
    runs,
    durationMs,
    because,
    ...(reason === undefined ? {} : { reason }),
    ...(failedBy === undefined ? {} : { failedBy }),
  };
}
