import { answerMediaType, errorRoot, requestIdHeader, successRootOf } from "../../contract/envelopes.ts";
import type { ErrorCode } from "../../contract/error-codes.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { type Operation, service } from "../../contract/operation.ts";
import type { ScriptedAnswer } from "./scripted-answer.ts";

/** The success answer of an operation without output. IAM API Reference, UpdateServiceSpecificCredential, "Examples". */
export function successAnswer(operation: Pick<Operation, "name">, requestId: string): ScriptedAnswer {
  const root = successRootOf(operation);
  return {
    status: 200,
    headers: headersOf(requestId),
    body:
      `<${root} xmlns="${service.namespace}">\n` +
      `  <ResponseMetadata>\n    <RequestId>${escapeText(requestId)}</RequestId>\n  </ResponseMetadata>\n` +
      `</${root}>\n`,
  };
}

/**
 * An error answer with the type and, unless `status` is given, the status of the contract. IAM User Guide, "Calling
 * the IAM API using HTTP query requests"; Smithy, AWS query protocol, "Operation error serialization".
 */
export function errorAnswer(
  code: ErrorCode,
  message: string,
  requestId: string,
  status: number = errorCodes[code].statuses[0],
): ScriptedAnswer {
  return {
    status,
    headers: headersOf(requestId),
    body:
      `<${errorRoot} xmlns="${service.namespace}">\n` +
      `  <Error>\n    <Type>${errorCodes[code].type}</Type>\n    <Code>${code}</Code>\n` +
      `    <Message>${escapeText(message)}</Message>\n  </Error>\n` +
      `  <RequestId>${escapeText(requestId)}</RequestId>\n</${errorRoot}>\n`,
  };
}

function headersOf(requestId: string): ScriptedAnswer["headers"] {
  return [
    ["Content-Type", answerMediaType],
    [requestIdHeader, requestId],
  ];
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
