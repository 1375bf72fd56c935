import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { ClientRequirementId } from "../../suites/clients.ts";
import type { CallResult } from "../driver-protocol/open-driver.ts";
import type { Reply, ReplyOutcome } from "../driver-protocol/protocol.ts";
import { describeResult } from "../driver-protocol/self-check/driver-check.ts";
import { isValid } from "./given-params.ts";
import type { CallCheck, ClientFailure, MadeCall } from "./made-call.ts";

/** The requirements on what a client makes of an answer. */
export type OutcomeRequirementId = Extract<ClientRequirementId, `outcome.${string}`>;

/** Codes that the operation's own pages document: clients have a type for each. */
const modelledCodes: readonly string[] = updateServiceSpecificCredential.errors;

/** The check of each requirement on outcomes. A call that was never sent shows nothing but that. */
export const outcomeChecks: Readonly<Record<OutcomeRequirementId, CallCheck>> = {
  "outcome.valid-not-refused": ({ planned, requests, result }) => {
    if (!isValid(planned)) return undefined;
    return requests.length > 0
      ? null
      : { expected: "a request", observed: `nothing was sent; ${describeResult(result)}` };
  },
  "outcome.success": (call) =>
    wasAnswered(call) && call.planned.error === null ? outcomeIs("success", call.result) : undefined,
  "outcome.service-error": (call) =>
    wasAnswered(call) && call.planned.error !== null ? outcomeIs("service-error", call.result) : undefined,
  "outcome.code": (call) => ofError(call, ({ error }, { code }) => differs(code, error?.code ?? "none")),
  "outcome.message": (call) =>
    ofError(call, ({ error }, { message }) => differs(message, error?.message ?? "none")),
  "outcome.modelled-error": (call) =>
    ofError(call, ({ error }, { code }) => {
      if (!modelledCodes.includes(code) || !call.hello.capabilities.modelledErrors) return undefined;
      const type = error?.type ?? "none";
      return type.includes(code) ? null : { expected: `a type of error named after ${code}`, observed: type };
    }),
  "outcome.status": (call) => {
    const reply = rightReply(call);
    if (reply === undefined || !call.hello.capabilities.status) return undefined;
    return differs(String(call.answer.status), String(reply.status ?? "none"));
  },
  "outcome.request-id": (call) => {
    const reply = rightReply(call);
    if (reply === undefined || !call.hello.capabilities.requestId) return undefined;
    return reply.requestId === call.requestId
      ? null
      : { expected: "the request id of the answer", observed: reply.requestId ?? "none" };
  },
};

/** Whether the client was answered. One that says it has not asked makes nothing of an answer. */
function wasAnswered({ requests, result }: MadeCall): boolean {
  const isRefused = result.kind === "reply" && result.reply.outcome === "refused";
  return !isRefused && requests.some(({ state }) => state === "whole");
}

function outcomeIs(expected: ReplyOutcome, result: CallResult): ClientFailure | null {
  return result.kind === "reply" && result.reply.outcome === expected
    ? null
    : { expected, observed: describeResult(result) };
}

/** The reply to a call whose outcome is that of its answer; undefined: there is none. */
function rightReply(call: MadeCall): Reply | undefined {
  if (call.result.kind !== "reply" || !wasAnswered(call)) return undefined;
  const expected: ReplyOutcome = call.planned.error === null ? "success" : "service-error";
  return call.result.reply.outcome === expected ? call.result.reply : undefined;
}

function ofError(
  call: MadeCall,
  check: (reply: Reply, error: NonNullable<MadeCall["planned"]["error"]>) => ClientFailure | null | undefined,
): ReturnType<CallCheck> {
  const { error } = call.planned;
  const reply = rightReply(call);
  return error === null || reply === undefined ? undefined : check(reply, error);
}

function differs(expected: string, observed: string): ClientFailure | null {
  return observed === expected ? null : { expected, observed };
}
