import type { ClientRequirementId } from "../../suites/clients.ts";
import type { Reply } from "../driver-protocol/protocol.ts";
import { type AnswerToTell, compareReply, type ReplyPart } from "../replies/compare-reply.ts";
import { describeResult } from "../replies/describe-reply.ts";
import { isValid } from "./given-params.ts";
import type { CallCheck, MadeCall } from "./made-call.ts";

/** The requirements on what a client makes of an answer. */
export type OutcomeRequirementId = Extract<ClientRequirementId, `outcome.${string}`>;

/** The check of each requirement on outcomes. A call that was never sent shows nothing but that. */
export const outcomeChecks: Readonly<Record<OutcomeRequirementId, CallCheck>> = {
  "outcome.valid-not-refused": ({ planned, requests, result }) => {
    if (!isValid(planned)) return undefined;
    return requests.length > 0
      ? null
      : { expected: "a request", observed: `nothing was sent; ${describeResult(result)}` };
  },
  "outcome.success": outcomeIs("success"),
  "outcome.service-error": outcomeIs("service-error"),
  "outcome.code": part("code"),
  "outcome.message": part("message"),
  "outcome.modelled-error": part("type"),
  "outcome.status": part("status"),
  "outcome.request-id": part("request-id"),
};

function answerToTell({ planned: { error }, answer, requestId }: MadeCall): AnswerToTell {
  const common = { statuses: [answer.status], requestId };
  return error === null
    ? { ...common, outcome: "success" }
    : { ...common, outcome: "service-error", code: error.code, message: error.message };
}

/** Whether the client was answered. One that says it has not asked makes nothing of an answer. */
function wasAnswered({ requests, result }: MadeCall): boolean {
  const isRefused = result.kind === "reply" && result.reply.outcome === "refused";
  return !isRefused && requests.some(({ state }) => state === "whole");
}

/** Where an error answer was not read whose code or message is the one thing that is spelled in another way: that part. */
function unreadPart({ planned: { error, spelled }, result }: MadeCall): ReplyPart | undefined {
  if (error === null || (spelled?.part !== "message" && spelled?.part !== "code")) return undefined;
  const isUnread = result.kind === "reply" && ["unreadable", "other"].includes(result.reply.outcome);
  return isUnread ? spelled.part : undefined;
}

function outcomeIs(outcome: AnswerToTell["outcome"]): CallCheck {
  return (call) => {
    const { result } = call;
    if (!wasAnswered(call) || answerToTell(call).outcome !== outcome) return undefined;
    if (unreadPart(call) !== undefined) return undefined;
    return result.kind === "reply" && result.reply.outcome === outcome
      ? null
      : { expected: outcome, observed: describeResult(result) };
  };
}

/**
 * A check of one part, asked of a client where it took a success for one, and an error for one; and where the spelling
 * of this part kept it from that.
 */
function part(name: ReplyPart): CallCheck {
  return (call) => {
    if (unreadPart(call) === name)
      return { expected: `the ${name} of the answer`, observed: describeResult(call.result) };
    const told = answerToTell(call);
    const reply: Reply | undefined = call.result.kind === "reply" ? call.result.reply : undefined;
    if (reply?.outcome !== told.outcome || !wasAnswered(call)) return undefined;
    return compareReply[name](reply, told, call.hello.capabilities);
  };
}
