import { isDeepStrictEqual } from "node:util";
import { isErrorCode } from "../../contract/error-codes.ts";
import { fixtureOperations } from "../../contract/fixture-operations.ts";
import { deniedCodes, expiredCodes, keyCodes, notImplementedCodes } from "../../contract/messages.ts";
import {
  documentedStatuses,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Answer } from "../../protocol/answers/answer.ts";
import { type AnswerGist, describeAnswer, gistOf } from "../../protocol/answers/describe-answer.ts";
import { excerpt } from "../../protocol/answers/excerpt.ts";
import { isPortalEnvelope } from "../../protocol/answers/portal-envelope.ts";
import { headerOf, type NoResponse, type WireResponse } from "../../protocol/exchange.ts";
import type { FixtureError } from "../fixtures/fixture-error.ts";
import type { Call } from "./call.ts";
import type { Connection } from "./connection.ts";
import { nobody } from "./nobody.ts";
import { perform } from "./perform.ts";
import { isTransportFault } from "./transport-fault.ts";
import { type KeyTrial, tryKeysOtherwise } from "./try-keys.ts";

/** What a target makes of the operation. */
export type Support =
  | { readonly kind: "implemented" }
  /** It says success to an update of what does not exist. */
  | { readonly kind: "yes-man"; readonly detail: string }
  /** It says so. */
  | { readonly kind: "not-implemented"; readonly detail: string }
  /** Nothing that it answers is of IAM. */
  | { readonly kind: "foreign"; readonly detail: string }
  | {
      readonly kind: "refused-access";
      readonly detail: string;
      /** What becomes of the same keys in other requests; empty: the refusal is not about the keys. */
      readonly tried: readonly KeyTrial[];
      /** The operation that was the first to be refused so, after others were not; absent: the very first was. */
      readonly lostAt?: string | null;
    }
  | { readonly kind: "unreachable"; readonly noResponse: NoResponse };

/** What the answer to the probe alone says. */
export type Probed =
  | Support
  /** It is of no form that an endpoint of IAM has: whether one answers is to be seen by what it makes of other requests. */
  | { readonly kind: "unclear"; readonly detail: string; readonly gist: AnswerGist };

/** Asks for an update of a credential and a user that cannot exist. Harmless. */
function probe(connection: Connection): Promise<Call> {
  return perform({ connection, operation: updateServiceSpecificCredential }, nobody, documentedStatuses[0]);
}

/** Whether the service answers the request that a run begins with. */
export async function isAnswering(connection: Connection): Promise<boolean> {
  return !isTransportFault((await probe(connection)).exchange.outcome);
}

/** Asks whether the target has the operation. Harmless. */
export async function probeSupport(connection: Connection): Promise<Probed> {
  const { exchange, answer } = await probe(connection);
  const { outcome } = exchange;
  if (outcome.kind === "no-response") return { kind: "unreachable", noResponse: outcome };
  // A response is always decoded.
  if (answer === null) throw new Error("a response without an answer");
  const probed = classifySupport(answer, outcome);
  const isOfKeys = probed.kind === "refused-access" && keyCodes.includes(gistOf(answer).code ?? "");
  return isOfKeys ? { ...probed, tried: await tryKeysOtherwise(connection) } : probed;
}

/** Reads the answer to the probe. Pure. */
export function classifySupport(answer: Answer, response: WireResponse): Probed {
  const { status, error, root, media } = answer;
  const gist = gistOf(answer);
  const detail = describeAnswer(answer);
  if (status >= 300 && status < 400) return { kind: "foreign", detail: `${detail}${beginningOf(response)}` };
  const unclear = { kind: "unclear", detail: `${detail}${beginningOf(response)}`, gist } as const;
  const code = gist.code ?? "";
  const isPortal = isPortalEnvelope(response.body);
  if (status < 300) return media === "xml" || isPortal ? { kind: "yes-man", detail } : unclear;
  if ([...keyCodes, ...deniedCodes, ...expiredCodes].includes(code))
    return { kind: "refused-access", detail, tried: [] };
  if (notImplementedCodes.includes(code)) return { kind: "not-implemented", detail };
  if (isErrorCode(code)) return { kind: "implemented" };
  if (status === 501 || status === 405) return { kind: "not-implemented", detail };
  const isPage = media === "html" || media === "other" || (media === "json" && code === "");
  if ((status === 401 || status === 403) && !isPage) return { kind: "refused-access", detail, tried: [] };
  const isOfProtocol = error !== null && root === "ErrorResponse";
  return isOfProtocol || (isPortal && code === portalCode) ? { kind: "implemented" } : unclear;
}

/** The code of every error on the portal page (`portal-page`). */
const portalCode = "VALIDATION_ERROR";

/** Where a redirection leads, or how a body begins, for people. */
function beginningOf(response: WireResponse): string {
  const location = headerOf(response, "location");
  if (location !== undefined) return `, to ${excerpt(location)}`;
  const text = new TextDecoder().decode(response.body.subarray(0, 1024)).trim();
  const [line = ""] = text.split(/[\r\n]/);
  return line === "" ? "" : `, which begins ${excerpt(line)}`;
}

/**
 * What an unclear answer means, now that fixtures were asked for: `problem` says why there are none, `valid` is what
 * became of a valid update where there are. Pure.
 */
export function settleSupport(
  { gist, detail }: Extract<Probed, { kind: "unclear" }>,
  problem: FixtureError | null,
  valid: Call | null,
): Support {
  const isAlike = (other: AnswerGist | null | undefined) => isDeepStrictEqual(gist, other);
  const existing = valid?.answer ? gistOf(valid.answer) : null;
  const judged: Support = gist.status < 300 ? { kind: "yes-man", detail } : { kind: "implemented" };
  if (problem === null)
    return isAlike(existing) && isForeign(gist) && gist.status >= 300
      ? { kind: "not-implemented", detail: `${detail}, also to an update of what exists` }
      : judged;
  const { refusal, operation } = problem;
  if (operation !== fixtureOperations.createUser.name)
    return isAlike(refusal) ? { kind: "not-implemented", detail } : judged;
  const isPortalUser = refusal?.body === "json" && refusal.status < 300 && gist.body === "json";
  return isAlike(refusal) || refusal === null || (isForeign(refusal) && !isPortalUser)
    ? { kind: "foreign", detail }
    : judged;
}

/** Whether nothing in an answer is of the protocol. */
function isForeign({ body, code }: AnswerGist): boolean {
  return body === "html" || body === "other" || body === "empty" || (body === "json" && code === null);
}
