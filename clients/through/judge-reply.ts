import { type ErrorCode, errorCodes } from "../../contract/error-codes.ts";
import type { Failure } from "../../engine/judge/verdict.ts";
import type { FailureKind } from "../../suites/requirement.ts";
import { modelledException, type ReplyExpectation, successStatus } from "../../suites/surfaces.ts";
import type { Hello, Reply } from "../driver-protocol/protocol.ts";
import { describeReply } from "./describe-reply.ts";

/** What a reply says of the target. */
export type ReplyJudgement =
  | { readonly kind: "meets" }
  | { readonly kind: "fails"; readonly failure: Failure }
  /** It says nothing of the target. `reason`, for people. */
  | { readonly kind: "says-nothing"; readonly outcome: "untestable" | "broken"; readonly reason: string };

type Capabilities = Hello["capabilities"];

const meets: ReplyJudgement = { kind: "meets" };

/**
 * Holds a client's reply against an expectation. A reply that tells of no answer says nothing of the target here:
 * whether one came has to be asked of the target itself. What the driver does not claim to expose is not asked for.
 * Pure.
 */
export function judgeReply(
  expectation: ReplyExpectation,
  reply: Reply,
  capabilities: Capabilities,
): ReplyJudgement {
  switch (reply.outcome) {
    case "refused":
      return nothing("untestable", "the client refuses these parameters itself, so that nothing was sent");
    case "skipped":
      return nothing("untestable", "the driver skips this call");
    case "no-response":
      return nothing("broken", "the client got no answer");
    case "other":
      return nothing("broken", `the client failed by itself: ${describeReply(reply)}`);
    case "unreadable":
      return fails("unreadable", expectedWords(expectation, capabilities), reply);
    case "success":
    case "service-error":
      return judgeAnswered(expectation, reply, capabilities);
  }
}

function judgeAnswered(
  expectation: ReplyExpectation,
  reply: Reply,
  capabilities: Capabilities,
): ReplyJudgement {
  const isSuccess = reply.outcome === "success";
  const expected = expectedWords(expectation, capabilities);
  switch (expectation.reply) {
    case "success":
      return isSuccess ? meets : fails("refused", expected, reply);
    case "success-status":
      if (!capabilities.status) return notExposed("the HTTP status");
      if (!isSuccess) return fails("refused", expected, reply);
      return reply.status === successStatus ? meets : fails("status", expected, reply);
    case "request-id":
      if (!capabilities.requestId) return notExposed("the request id");
      return (reply.requestId ?? "") === "" ? fails("envelope", expected, reply) : meets;
    case "service-error":
      if (isSuccess) return fails("accepted", expected, reply);
      return expectation.code === undefined
        ? meets
        : judgeCode(expectation.code, expected, reply, capabilities);
  }
}

function judgeCode(
  code: ErrorCode,
  expected: string,
  reply: Reply,
  capabilities: Capabilities,
): ReplyJudgement {
  if (reply.error?.code !== code) return fails("code", expected, reply);
  if (capabilities.modelledErrors && simpleName(reply.error.type ?? "") !== modelledException(code))
    return fails("code", expected, reply);
  const statuses: readonly number[] = errorCodes[code].statuses;
  if (capabilities.status && !statuses.includes(reply.status ?? 0)) return fails("status", expected, reply);
  return meets;
}

/** A type's name without its module and marks: `*types.NoSuchEntityException` is `NoSuchEntityException`. */
function simpleName(type: string): string {
  return /\w*$/.exec(type)?.[0] ?? "";
}

/** What is asked for, as far as this client can show it. */
function expectedWords(expectation: ReplyExpectation, capabilities: Capabilities): string {
  switch (expectation.reply) {
    case "success":
      return "success";
    case "success-status":
      return `success with the status ${successStatus}`;
    case "request-id":
      return "a request id";
    case "service-error": {
      const { code } = expectation;
      if (code === undefined) return "an error of the service";
      const status = capabilities.status ? `${errorCodes[code].statuses.join(" or ")} ` : "";
      const type = capabilities.modelledErrors ? ` as ${modelledException(code)}` : "";
      return `${status}${code}${type}`;
    }
  }
}

function nothing(outcome: "untestable" | "broken", reason: string): ReplyJudgement {
  return { kind: "says-nothing", outcome, reason };
}

function notExposed(what: string): ReplyJudgement {
  return nothing("untestable", `the driver does not claim that its client exposes ${what}`);
}

function fails(kind: FailureKind, expected: string, reply: Reply): ReplyJudgement {
  const lacksId = kind === "envelope" ? " without a request id" : "";
  return { kind: "fails", failure: { kind, expected, observed: `${describeReply(reply)}${lacksId}` } };
}
