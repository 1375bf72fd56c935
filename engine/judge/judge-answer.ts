import { breachesOf } from "../../contract/constraint.ts";
import type { EnvelopeRule } from "../../contract/envelope-rules.ts";
import { type ErrorCode, errorCodes, isErrorCode, lookUpCode } from "../../contract/error-codes.ts";
import { violation, violationMessage } from "../../contract/messages.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Answer, EnvelopeProblem } from "../../protocol/answers/answer.ts";
import { describeAnswer } from "../../protocol/answers/describe-answer.ts";
import { excerpt } from "../../protocol/answers/excerpt.ts";
import type { AnswerExpectation, MessageExpectation } from "../../suites/requirement.ts";
import type { ResolvedParameters } from "../run/resolve-input.ts";
import type { Failure } from "./verdict.ts";

/** What the answer was given to: the judge of messages compares with it. */
export interface Asked {
  readonly operation: Operation;
  readonly parameters: ResolvedParameters;
}

/** Holds an answer against an expectation; null where it is met. Pure. */
export function judgeAnswer(expectation: AnswerExpectation, answer: Answer, asked: Asked): Failure | null {
  switch (expectation.answer) {
    case "anything":
      return null;
    case "success":
      if (!isSuccess(answer)) return failure("refused", "success (200)", answer);
      return judgeEnvelope("success", expectation.rules ?? [], answer);
    case "refusal":
      return judgeRefusal(expectation, answer);
    case "error":
      return judgeError(expectation.codes, answer);
    case "status-of":
      return judgeStatusOf(expectation.code, answer);
    case "message":
      return judgeMessage(expectation.message, answer, asked);
    case "envelope":
      return judgeEnvelope(expectation.of, expectation.rules, answer);
    case "one-of": {
      const failures = expectation.options.map((option) => judgeAnswer(option, answer, asked));
      const [first] = failures;
      if (first === undefined || first === null || failures.includes(null)) return null;
      return { ...first, expected: failures.map((each) => each?.expected).join(" or ") };
    }
  }
}

/** Whether the status line says success: the documents know no success but 200. */
export function isSuccess(answer: Answer): boolean {
  return answer.status === 200;
}

function failure(kind: Failure["kind"], expected: string, answer: Answer): Failure {
  const code = answer.error?.code;
  const told = { kind, expected, observed: describeAnswer(answer) };
  return isErrorCode(code) ? { ...told, code } : told;
}

function judgeRefusal(
  { statuses }: Extract<AnswerExpectation, { answer: "refusal" }>,
  answer: Answer,
): Failure | null {
  const { status } = answer;
  if (statuses?.includes(status) ?? (status >= 400 && status < 500)) return null;
  return failure(
    status < 300 ? "accepted" : "status",
    `a refusal (${statuses?.join(" or ") ?? "4xx"})`,
    answer,
  );
}

function judgeError(codes: readonly ErrorCode[], answer: Answer): Failure | null {
  const expected = codes.map((code) => `${errorCodes[code].statuses.join("|")} ${code}`).join(" or ");
  if (answer.status < 300) return failure("accepted", expected, answer);
  if (answer.error === null) return failure("unreadable", expected, answer);
  const code = codes.find((candidate) => candidate === answer.error?.code);
  if (code === undefined) return failure(isLookUp(answer) ? "looked-up" : "code", expected, answer);
  const statuses: readonly number[] = errorCodes[code].statuses;
  return statuses.includes(answer.status) ? null : failure("status", expected, answer);
}

/** Where a code of validation is due, this one says that there was no validation, not that its code is wrong. */
function isLookUp({ error }: Answer): boolean {
  return error?.code === lookUpCode;
}

function judgeStatusOf(code: ErrorCode, answer: Answer): Failure | null {
  const statuses: readonly number[] = errorCodes[code].statuses;
  if (answer.error?.code !== code || statuses.includes(answer.status)) return null;
  return failure("status", `${statuses.join("|")} ${code}`, answer);
}

function judgeEnvelope(
  of: "success" | "error",
  rules: readonly EnvelopeRule[],
  answer: Answer,
): Failure | null {
  if (!isOfEnvelope(of, answer)) return null;
  const problem = brokenRule(rules, answer);
  if (problem === undefined) return null;
  return { kind: "envelope", expected: `${of} envelope: ${problem.rule}`, observed: problem.detail };
}

/** Whether an answer comes in the success envelope, or in that of errors, by its status; a redirect comes in neither. */
export function isOfEnvelope(of: "success" | "error", { status }: Answer): boolean {
  return of === "success" ? status < 300 : status >= 400;
}

/** The first of these rules that an answer breaks. */
function brokenRule(rules: readonly EnvelopeRule[], answer: Answer): EnvelopeProblem | undefined {
  return answer.problems.find(({ rule }) => rules.includes(rule) && isJudgeable(rule, answer));
}

/** Whether a rule can be held against an answer: what is no well-formed document breaks that rule alone, and under a wrong root nothing has a place. */
export function isJudgeable(rule: EnvelopeRule, { document, isAnnounced, media }: Answer): boolean {
  if (rule === "well-formed") return true;
  if (document === null) return false;
  // A page for a browser is declared as one.
  return isAnnounced || rule === "root" || (rule === "content-type" && media !== "html");
}

/** Whether an answer is an error that says something; that it should is another requirement's. */
export function hasMessage({ error }: Answer): boolean {
  return (error?.message ?? "").trim() !== "";
}

/** Characters of a message that are looked at: as many as ten violations that echo long values have. */
const mostMessage = 10_000;
/** Characters of a message that a failure shows. */
const mostShown = 500;

function judgeMessage(expectation: MessageExpectation, answer: Answer, asked: Asked): Failure | null {
  if (!hasMessage(answer)) return null;
  const message = (answer.error?.message ?? "").slice(0, mostMessage);
  if (expectation.kind === "matches") {
    if (new RegExp(expectation.pattern, "s").test(message)) return null;
    return {
      kind: "message",
      expected: `a message like ${expectation.pattern}`,
      observed: excerpt(message, mostShown),
    };
  }
  const expected = violationsOf(asked);
  const reported = reportedViolations(message);
  if (reported?.join() === expected.join()) return null;
  const isTogether = reported !== null && reported.length > 1 && isPartOf(reported, expected);
  return {
    kind: isTogether ? "unreported" : "message",
    expected: `${expected.length} validation error${expected.length === 1 ? "" : "s"} detected: Value at ${expected.map((member) => `'${member}'`).join(", ")} …`,
    observed: excerpt(message, mostShown),
  };
}

/** The members that a message names, once for each violation, sorted; null where its form or its count is wrong. */
function reportedViolations(message: string): string[] | null {
  const parts = violationMessage.exec(message);
  if (parts === null) return null;
  const members = [...(parts[2] ?? "").matchAll(violation)].map((match) => match[1] ?? "");
  return Number(parts[1]) === members.length ? members.sort() : null;
}

/** Whether `whole` holds everything of `part`, each as often. */
function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  const left = [...whole];
  return part.every((member) => {
    const at = left.indexOf(member);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** The members that the parameters break constraints of, once for each breach, sorted. */
function violationsOf({ operation, parameters }: Asked): string[] {
  const values = new Map(parameters);
  return operation.parameters
    .flatMap(({ name, member, constraints }) => breachesOf(constraints, values.get(name)).map(() => member))
    .sort();
}
