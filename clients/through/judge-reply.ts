import { errorCodes } from "../../contract/error-codes.ts";
import type { Failure } from "../../engine/judge/verdict.ts";
import type { FailureKind } from "../../suites/requirement.ts";
import { modelledException, type ReplyExpectation, successStatus } from "../../suites/surfaces.ts";
import type { Hello, Reply } from "../driver-protocol/protocol.ts";
import { type AnswerToTell, compareReply, type ReplyPart } from "../replies/compare-reply.ts";
import { describeReply } from "../replies/describe-reply.ts";

/** What a reply says of the target. */
export type ReplyJudgement =
  | { readonly kind: "meets" }
  | { readonly kind: "fails"; readonly failure: Failure }
  /** It says nothing of the target. `reason`, for people. */
  | { readonly kind: "says-nothing"; readonly outcome: "untestable" | "broken"; readonly reason: string };

/**
 * Holds a client's reply against an expectation. A reply that tells of no answer says nothing of the target here:
 * whether one came has to be asked of the target itself. Nothing is asked that the driver does not claim to expose.
 * Pure.
 */
export function judgeReply(
  expectation: ReplyExpectation,
  reply: Reply,
  capabilities: Hello["capabilities"],
): ReplyJudgement {
  switch (reply.outcome) {
    case "refused":
      return saysNothing("untestable", "the client refuses these parameters itself and sends nothing");
    case "skipped":
      return saysNothing("untestable", "the driver skips this call");
    case "no-response":
      return saysNothing("broken", "the client got no answer");
    case "other":
      return saysNothing("broken", `the client failed by itself: ${describeReply(reply)}`);
    case "unreadable":
    case "success":
    case "service-error":
  }
  const { parts, told, expected, claim } = asked(expectation, reply, capabilities);
  if (claim !== undefined && !capabilities[claim])
    return saysNothing("untestable", `the driver does not claim that its client exposes ${claimed[claim]}`);
  const departing = parts.find((part) => compareReply[part](reply, told, capabilities) ?? false);
  if (departing === undefined) return { kind: "meets" };
  const observed = `${describeReply(reply)}${departing === "request-id" ? " without a request id" : ""}`;
  return { kind: "fails", failure: { kind: kindOf(departing, reply), expected, observed } };
}

const claimed = { status: "the HTTP status", requestId: "the request id" } as const;

interface Asked {
  /** In the order in which they are looked at. */
  readonly parts: readonly ReplyPart[];
  readonly told: AnswerToTell;
  /** In a few words, as far as this client can show it. */
  readonly expected: string;
  /** What the driver has to claim. */
  readonly claim?: keyof typeof claimed;
}

function asked(
  expectation: ReplyExpectation,
  { outcome }: Reply,
  { status, modelledErrors }: Hello["capabilities"],
): Asked {
  const success = { outcome: "success", statuses: [successStatus] } as const;
  const error = { outcome: "service-error", statuses: [] } as const;
  switch (expectation.reply) {
    case "success":
      return { parts: ["outcome"], told: success, expected: "success" };
    case "success-status": {
      const expected = `success with the status ${successStatus}`;
      return { parts: ["outcome", "status"], told: success, expected, claim: "status" };
    }
    case "request-id": {
      const told = outcome === "success" ? success : error;
      return { parts: ["outcome", "request-id"], told, expected: "a request id", claim: "requestId" };
    }
    case "service-error": {
      const { code } = expectation;
      if (code === undefined) return { parts: ["outcome"], told: error, expected: "an error of the service" };
      const { statuses } = errorCodes[code];
      const expected = [
        ...(status ? [statuses.join(" or ")] : []),
        code,
        ...(modelledErrors ? [`as ${modelledException(code)}`] : []),
      ].join(" ");
      return { parts: ["outcome", "code", "type", "status"], told: { ...error, code, statuses }, expected };
    }
  }
}

function kindOf(part: ReplyPart, { outcome }: Reply): FailureKind {
  if (outcome === "unreadable") return "unreadable";
  switch (part) {
    case "outcome":
      return outcome === "success" ? "accepted" : "refused";
    case "code":
    case "type":
      return "code";
    case "request-id":
      return "envelope";
    case "message":
    case "status":
      return part;
  }
}

function saysNothing(outcome: "untestable" | "broken", reason: string): ReplyJudgement {
  return { kind: "says-nothing", outcome, reason };
}
