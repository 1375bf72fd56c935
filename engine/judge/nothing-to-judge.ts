import type { Answer } from "../../protocol/answers/answer.ts";
import type { AnswerExpectation } from "../../suites/requirement.ts";
import { hasMessage, isJudgeable, isOfEnvelope } from "./judge-answer.ts";

/**
 * Why an answer says nothing of an expectation, for people; null: it can be held against it. A requirement of which
 * every answer says nothing is neither met nor violated. Pure.
 */
export function nothingToJudge(expectation: AnswerExpectation, answer: Answer): string | null {
  switch (expectation.answer) {
    case "envelope": {
      const { of, rules } = expectation;
      if (!isOfEnvelope(of, answer)) return `no ${of} was answered`;
      if (rules.some((rule) => isJudgeable(rule, answer))) return null;
      return `no ${of} was a well-formed document${answer.document === null ? "" : " with the root of the envelope"}`;
    }
    case "status-of":
      return answer.error?.code === expectation.code ? null : `no answer had the code ${expectation.code}`;
    case "message":
      return hasMessage(answer) ? null : "no error with a Message was answered";
    default:
      return null;
  }
}
