import type { EnvelopeRule } from "../../contract/envelope-rules.ts";
import type { Reply } from "../reference-response.ts";
import type { Refusal } from "../refusal.ts";
import type { AnswerParts } from "../rules.ts";
import { element, type XmlElement } from "../xml.ts";
import { type Change, isUnderTest, response } from "./change.ts";
import { replaceElement } from "./document.ts";
import { type Mutant, mutantsOf } from "./mutant.ts";

/** Whether a refusal is of one kind. */
type Kind = (refusal: Refusal) => boolean;

function said(message: RegExp): Kind {
  return (refusal) => message.test(refusal.message);
}

function coded(...codes: readonly Refusal["code"][]): Kind {
  return ({ code }) => codes.includes(code);
}

/** An answer of the operation under test, or to what asks for no operation that there is, with a refusal of this kind. */
function isOf(kind: Kind, parts: AnswerParts): boolean {
  const isMeant = isUnderTest(parts) || parts.operation === undefined;
  return isMeant && parts.refusal !== undefined && kind(parts.refusal);
}

function document(kind: Kind, change: (document: XmlElement) => XmlElement): Change {
  return response(({ error }) => ({
    error: (parts, form, message) => {
      const honest = error(parts, form, message);
      return isOf(kind, parts) ? change(honest) : honest;
    },
  }));
}

function header(kind: Kind, change: (headers: Reply["headers"]) => Reply["headers"]): Change {
  return response(({ headers }) => ({
    headers: (parts) => (isOf(kind, parts) ? change(headers(parts)) : headers(parts)),
  }));
}

function without(name: string): (kind: Kind) => Change {
  return (kind) => document(kind, (root) => replaceElement(root, name, () => []));
}

type Fault = readonly [fault: string, rule: EnvelopeRule, change: (kind: Kind) => Change];

const noType: Fault = ["no Type", "type", without("Type")];
const noMessage: Fault = ["no Message", "message", without("Message")];
const noRequestId: Fault = ["no RequestId", "request-id", without("RequestId")];
const receiver: Fault = [
  "the Type Receiver",
  "type",
  (kind) => document(kind, (root) => replaceElement(root, "Type", () => element("Type", "Receiver"))),
];
const noNamespace: Fault = [
  "no namespace",
  "namespace",
  (kind) => document(kind, ({ name, content }) => ({ name, content })),
];
const json: Fault = [
  "the Content-Type application/json",
  "content-type",
  (kind) =>
    header(kind, (pairs) =>
      pairs.map(([name, value]) => [name, name === "Content-Type" ? "application/json" : value]),
    ),
];
const noHeader: Fault = [
  "no header with the request id",
  "request-id-header",
  (kind) => header(kind, (pairs) => pairs.filter(([name]) => name === "Content-Type")),
];

/** Each kind of refusal, and what its error has or lacks that the others are right in. */
const kinds: Readonly<Record<string, readonly [refused: string, kind: Kind, fault: Fault]>> = {
  absent: ["an absent parameter", said(/must not be null/), noNamespace],
  "too-short": ["a value that is too short", said(/greater than or equal/), noRequestId],
  "too-long": ["a value that is too long", said(/less than or equal/), noMessage],
  pattern: ["a value outside the pattern", said(/regular expression pattern/), noType],
  "unknown-user": ["an unknown user", said(/^The user with name/), noNamespace],
  "wrong-owner": ["another user's credential", said(/^User .* does not have/), receiver],
  expired: ["a Status that is not supported", coded("InvalidInput"), noHeader],
  "no-user": ["an absent UserName", said(/^Must specify userName/), json],
  action: ["an unknown Action", coded("InvalidAction"), noType],
  unsigned: ["a missing signature", coded("MissingAuthenticationToken"), noRequestId],
  key: ["an unknown access key", coded("InvalidClientTokenId"), noMessage],
  signature: ["a wrong signature", coded("SignatureDoesNotMatch"), noType],
  "incomplete-signature": ["an incomplete signature", coded("IncompleteSignature"), noRequestId],
};

/** Faults in the envelope of one kind of refusal. */
export const refusalEnvelopeMutants: readonly Mutant[] = mutantsOf(
  Object.fromEntries(
    Object.entries(kinds).map(([name, [refused, kind, [fault, rule, change]]]) => [
      `refusal-${name}-${rule}`,
      {
        fault: `the refusal of ${refused} has ${fault}`,
        kills: [`response.error.${rule}`],
        rules: change(kind),
      },
    ]),
  ),
);
