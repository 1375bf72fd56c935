import { expiredCodes, throttlingCodes } from "../../contract/messages.ts";
import type { Operation } from "../../contract/operation.ts";
import type { RequestForm } from "../../contract/request-form.ts";
import type { SignatureFault } from "../../contract/signature-faults.ts";
import { type Answer, codeOf } from "../../protocol/answers/answer.ts";
import { decodeAnswer } from "../../protocol/answers/decode-answer.ts";
import type { Exchange, WireRequest } from "../../protocol/exchange.ts";
import { buildRequest } from "../../protocol/request.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import type { Connection } from "./connection.ts";
import { throttlingPauses, tryAgain } from "./try-again.ts";

/** One call of an operation: what was sent, what came, and its reading (null where nothing came). */
export interface Call {
  readonly exchange: Exchange;
  readonly answer: Answer | null;
}

/** What is called and how. */
export interface CallInput {
  readonly operation: Pick<Operation, "name" | "hasResult">;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly form?: RequestForm;
  readonly signature?: SignatureFault;
  readonly credentials?: Credentials;
  /** As `SendOptions` has it. */
  readonly once?: boolean;
}

/**
 * Sends one request and decodes what comes. Throttling is waited out with growing pauses and jitter,
 * up to a bound; the last throttled answer is returned then, which is for nobody to judge.
 */
export function call(connection: Connection, input: CallInput): Promise<Call> {
  return tryAgain(
    () => sendOnce(connection, input),
    ({ answer }) => isThrottled(answer),
    throttlingPauses(),
  );
}

/** Why nothing can be said of a target that goes on throttling, for people. */
export const stillThrottled = "the target goes on throttling";

/** Whether the target only said that it is busy: never a verdict on it. */
export function isThrottled(answer: Answer | null): boolean {
  return answer?.status === 429 || hasCode(answer, throttlingCodes);
}

/** Whether the target says that the credentials have expired. */
export function isExpired(answer: Answer | null): boolean {
  return hasCode(answer, expiredCodes);
}

function hasCode(answer: Answer | null, codes: readonly string[]): boolean {
  return answer !== null && codes.includes(codeOf(answer) ?? "");
}

async function sendOnce(connection: Connection, input: CallInput): Promise<Call> {
  const request: WireRequest = buildRequest({
    endpoint: connection.endpoint,
    action: input.operation.name,
    parameters: input.parameters,
    ...(input.form === undefined ? {} : { form: input.form }),
    ...(input.signature === undefined ? {} : { signature: input.signature }),
    credentials: input.credentials ?? connection.credentials,
    region: connection.region,
    now: new Date(),
  });
  const outcome = await connection.send(request, { once: input.once ?? false });
  const exchange: Exchange = { request, outcome };
  return { exchange, answer: outcome.kind === "response" ? decodeAnswer(outcome, input.operation) : null };
}
