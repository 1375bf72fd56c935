import {
  answerMediaType,
  errorRoot,
  type FaultType,
  requestIdHeader,
  successRootOf,
} from "../../contract/envelopes.ts";
import type { ErrorCode } from "../../contract/error-codes.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { type Operation, service } from "../../contract/operation.ts";
import type { SpelledPart } from "../../generators/sequences/planned-call.ts";
import { xmlSpellings } from "../../generators/values/xml-spellings.ts";
import type { ScriptedAnswer } from "./scripted-answer.ts";

/** Writes a text of an answer between two tags. */
export type Spell = (part: SpelledPart, text: string) => string;

const plainly: Spell = (_, text) => xmlSpellings.plain(text);

/** The success answer of an operation without output. IAM API Reference, UpdateServiceSpecificCredential, "Examples". */
export function successAnswer(
  operation: Pick<Operation, "name">,
  requestId: string,
  spell: Spell = plainly,
): ScriptedAnswer {
  const root = successRootOf(operation);
  return {
    status: 200,
    headers: headersOf(requestId),
    body:
      `<${root} xmlns="${service.namespace}">\n` +
      `  <ResponseMetadata>\n    <RequestId>${spell("request-id", requestId)}</RequestId>\n  </ResponseMetadata>\n` +
      `</${root}>\n`,
  };
}

/** An error answer with the type and the status of the contract. */
export function errorAnswer(
  code: ErrorCode,
  message: string,
  requestId: string,
  spell?: Spell,
): ScriptedAnswer {
  const { statuses, type } = errorCodes[code];
  return failureAnswer({ code, type, status: statuses[0], message }, requestId, spell);
}

/** What an error answer says. */
export interface SaidFailure {
  readonly code: string;
  readonly type: FaultType;
  readonly status: number;
  readonly message: string;
}

/**
 * An error answer that says this. IAM User Guide, "Calling the IAM API using HTTP query requests"; Smithy, AWS query
 * protocol, "Operation error serialization".
 */
export function failureAnswer(
  { code, type, status, message }: SaidFailure,
  requestId: string,
  spell: Spell = plainly,
): ScriptedAnswer {
  return {
    status,
    headers: headersOf(requestId),
    body:
      `<${errorRoot} xmlns="${service.namespace}">\n` +
      `  <Error>\n    <Type>${spell("type", type)}</Type>\n    <Code>${spell("code", code)}</Code>\n` +
      `    <Message>${spell("message", message)}</Message>\n  </Error>\n` +
      `  <RequestId>${spell("request-id", requestId)}</RequestId>\n</${errorRoot}>\n`,
  };
}

function headersOf(requestId: string): ScriptedAnswer["headers"] {
  return [
    ["Content-Type", answerMediaType],
    [requestIdHeader, requestId],
  ];
}
