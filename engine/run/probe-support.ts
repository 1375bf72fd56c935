import { wordCharacters } from "../../contract/alphabets.ts";
import {
  documentedStatuses,
  madeUpId,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Answer } from "../../protocol/answers/answer.ts";
import { describeAnswer } from "../../protocol/answers/describe-answer.ts";
import type { NoResponse } from "../../protocol/exchange.ts";
import type { Call } from "./call.ts";
import type { Connection } from "./connection.ts";
import { perform } from "./perform.ts";
import { isUnserved } from "./transport-fault.ts";

/** What a target makes of the operation, before anything is made on it. */
export type Support =
  | { readonly kind: "implemented" }
  /** It says success to an update of what does not exist. */
  | { readonly kind: "yes-man"; readonly detail: string }
  | { readonly kind: "not-implemented"; readonly detail: string }
  | { readonly kind: "refused-access"; readonly detail: string }
  | { readonly kind: "unreachable"; readonly noResponse: NoResponse };

/** Codes by which targets say that they lack an operation, each seen in the wild. */
const notImplementedCodes: readonly string[] = [
  "InvalidAction",
  "UnknownAction",
  "UnknownOperation",
  "UnknownOperationException",
  "UnsupportedOperation",
  "NotImplemented",
  "NotImplementedException",
  "MethodNotAllowed",
  "InvalidRequest",
];

const accessCodes: readonly string[] = [
  "InvalidClientTokenId",
  "SignatureDoesNotMatch",
  "AccessDenied",
  "ExpiredToken",
  "InvalidAccessKeyId",
];

/** Asks for an update of a credential and a user that cannot exist. Harmless. */
function probe(connection: Connection): Promise<Call> {
  return perform(
    { connection, operation: updateServiceSpecificCredential },
    { owner: "iam-conformance-no-such-user", id: madeUpId(wordCharacters) },
    documentedStatuses[0],
  );
}

/** Whether the service answers the request that a run begins with. */
export async function isAnswering(connection: Connection): Promise<boolean> {
  return !isUnserved((await probe(connection)).exchange.outcome);
}

/** Asks whether the target has the operation. Harmless. */
export async function probeSupport(connection: Connection): Promise<Support> {
  const { exchange, answer } = await probe(connection);
  if (exchange.outcome.kind === "no-response") return { kind: "unreachable", noResponse: exchange.outcome };
  return answer === null
    ? { kind: "not-implemented", detail: "an unreadable answer" }
    : classifySupport(answer);
}

/** Reads the answer to the probe. Pure. */
export function classifySupport(answer: Answer): Support {
  const detail = describeAnswer(answer);
  if (answer.status < 300) return { kind: "yes-man", detail };
  const code = answer.error?.code;
  if (code !== undefined && accessCodes.includes(code)) return { kind: "refused-access", detail };
  if (code !== undefined && notImplementedCodes.includes(code)) return { kind: "not-implemented", detail };
  if (answer.status === 401 || answer.status === 403) return { kind: "refused-access", detail };
  const hasEnvelope = answer.error !== null && answer.root === "ErrorResponse";
  if (answer.status === 501 || answer.status === 405 || !hasEnvelope)
    return { kind: "not-implemented", detail };
  return { kind: "implemented" };
}
