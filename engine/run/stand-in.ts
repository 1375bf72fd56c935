import { isDeepStrictEqual } from "node:util";
import { notThereCodes } from "../../contract/messages.ts";
import {
  updateServiceSpecificCredential as operation,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Input } from "../../generators/requests/input.ts";
import type { Answer } from "../../protocol/answers/answer.ts";
import {
  type AnswerGist,
  describeAnswer,
  gistOf,
  gistWords,
} from "../../protocol/answers/describe-answer.ts";
import type { AnswerExpectation, Requirement } from "../../suites/requirement.ts";
import type { Choice } from "../../suites/stimulus.ts";
import type { FixtureError } from "../fixtures/fixture-error.ts";
import { isSuccess, judgeAnswer } from "../judge/judge-answer.ts";
import type { Failure } from "../judge/verdict.ts";
import type { ResolvedParameters } from "./resolve-input.ts";

/**
 * What takes the place of fixtures where none can be made: identifiers of the right form that nobody has. A plain update
 * of them is refused for that alone, so a request that gets the same answer was understood and let through, as a success
 * would show it; one that gets another was refused for what it changes.
 */
export interface StandIn {
  /** Why there are no fixtures. */
  readonly problem: FixtureError;
  /** What a plain, rightly signed update of what nobody has is answered. */
  readonly plain: AnswerGist;
}

/** Whether something can be said of a requirement without fixtures. Pure. */
export function canStandIn({ stimulus, expectation, level }: Requirement): boolean {
  if (stimulus.kind !== "request" || stimulus.namedUser !== undefined || (stimulus.times ?? 1) > 1)
    return false;
  const { parameters, forms, signatures } = stimulus;
  const roles = rolesIn(parameters);
  if (roles.length === 0) return true;
  if (level === "OBSERVE" || expectation.answer === "anything") return false;
  if (!roles.every((role) => role === "own-user" || role === "own-credential")) return false;
  // Whose credential is meant then depends on the caller.
  if (parameters[userNameParameter.name]?.choose === "absent") return false;
  switch (expectation.answer) {
    case "success":
      return forms !== undefined || signatures !== undefined;
    case "envelope":
      return expectation.of === "error";
    case "message":
      // Which of two unknown things is told of is a question of its own.
      return expectation.message.kind === "violations";
    default:
      return true;
  }
}

/** The fixtures that a stimulus refers to. A Status is taken from one, and is a text without it. */
function rolesIn(parameters: Readonly<Record<string, Choice>>): string[] {
  return Object.values(parameters).flatMap((choice) =>
    choice.choose === "role" && !choice.role.endsWith("-status") ? [choice.role] : [],
  );
}

/** One answer to a request for what nobody has. */
export interface StandInTrial {
  readonly expectation: AnswerExpectation;
  readonly input: Input;
  readonly answer: Answer;
  readonly parameters: ResolvedParameters;
}

/**
 * Holds an answer to a request for what nobody has against an expectation; null where it is met, `unclear` where only
 * fixtures could tell: where a value is wrong and the look-up came first, as no document forbids. Pure.
 */
export function judgeStandIn(standIn: StandIn, trial: StandInTrial): Failure | null | "unclear" {
  const { plain } = standIn;
  const { expectation, input, answer, parameters } = trial;
  const strictly = () => judgeAnswer(expectation, answer, { operation, parameters });
  const refersToNobody = input.parameters.some(
    ({ value }) => "role" in value && !value.role.endsWith("-status"),
  );
  if (!refersToNobody) return strictly();
  const isAlike = isDeepStrictEqual(gistOf(answer), plain);
  const observed = describeAnswer(answer);
  switch (expectation.answer) {
    case "success": {
      if (!notThereCodes.includes(plain.code ?? "") || isSuccess(answer)) return "unclear";
      const expected = `${gistWords(plain)}, as for a plain update of what nobody has`;
      return isAlike ? null : { kind: "refused", expected, observed };
    }
    case "error":
    case "refusal": {
      const isOfLookUp =
        expectation.answer === "error" && expectation.codes.some((code) => notThereCodes.includes(code));
      if (isOfLookUp || !isAlike) {
        const failure = strictly();
        return failure?.kind === "looked-up" ? "unclear" : failure;
      }
      // Signatures and routing are checked before anything is looked up.
      const isSound =
        input.signature === "none" && input.form.action === undefined && input.form.version === undefined;
      if (isSound) return "unclear";
      const expected = strictly()?.expected ?? "another refusal than of an unknown user";
      return { kind: "accepted", expected, observed: `${observed}, as without the fault` };
    }
    case "message":
      return isAlike ? "unclear" : strictly();
    case "one-of": {
      const judged = expectation.options.map((option) =>
        judgeStandIn(standIn, { ...trial, expectation: option }),
      );
      if (judged.includes(null)) return null;
      return judged.includes("unclear") ? "unclear" : strictly();
    }
    default:
      return strictly();
  }
}
