import type { EnvelopeRule } from "./envelope-rules.ts";
import { type ErrorCode, type ErrorCodeRecord, errorCodes, isErrorCode } from "./error-codes.ts";
import { type Operation, service } from "./operation.ts";

/** A JSON Schema (draft-07) as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The media type of answers. AWS query protocol, "Response serialization". */
export const answerMediaType = "text/xml";

/** The header that repeats the request id, in lower case. */
export const requestIdHeader = "x-amzn-requestid";

/** The root of the error envelope. IAM User Guide, Calling the IAM API using HTTP query requests. */
export const errorRoot = "ErrorResponse";

/** Whom an error blames. */
export type FaultType = ErrorCodeRecord["type"];

/**
 * The types that an error of this HTTP status may have: Sender for 4xx, Receiver for 5xx, either elsewhere. Where the
 * code never has such a status, one of the two is wrong, which is no fault of the type: it may be as either says.
 * `code`: of the error, else null.
 */
export function faultTypesOf(status: number, code: string | null = null): readonly FaultType[] {
  const types = typesByStatus(status);
  return isErrorCode(code) && !types.includes(errorCodes[code].type) ? ["Sender", "Receiver"] : types;
}

function typesByStatus(status: number): readonly FaultType[] {
  if (status >= 400 && status < 500) return ["Sender"];
  return status >= 500 && status < 600 ? ["Receiver"] : ["Sender", "Receiver"];
}

/** The codes that routing answers with, before a request has reached the service: their namespace may be another. */
const routingCodes: readonly string[] = ["InvalidAction"] satisfies ErrorCode[];

/** The namespaces that an envelope may be in, all its elements in the same one. `code`: of an error, else null. */
export function namespacesOf(code: string | null): readonly string[] {
  const routed = code !== null && routingCodes.includes(code);
  return routed ? [service.namespace, service.faultNamespace] : [service.namespace];
}

/** The root of an operation's success envelope. */
export function successRootOf(operation: Pick<Operation, "name">): string {
  return `${operation.name}Response`;
}

/** The envelope rules, one or several, that a part of a schema stands for. */
function rule(...rules: EnvelopeRule[]): { readonly $comment: string } {
  return { $comment: rules.join(" ") };
}

const nothing = { not: {} };
const filledText = { type: "string", pattern: "\\S" };
/** White space between elements, as indented documents have it. */
const indentation = { type: "string", pattern: "^[ \\t\\n\\r]*$", ...rule("extra-elements") };
const nothingElse = { "#text": indentation };
const extra = { ...nothing, ...rule("extra-elements") };

/**
 * The decoded success envelope of an operation, root included. Every part names in `$comment` the envelope rules
 * that a document breaks which does not match it.
 */
export function successEnvelope(operation: Pick<Operation, "name" | "hasResult">): JsonSchema {
  const result = `${operation.name}Result`;
  const content = {
    type: "object",
    required: operation.hasResult ? ["ResponseMetadata", result] : ["ResponseMetadata"],
    properties: {
      ResponseMetadata: {
        type: "object",
        required: ["RequestId"],
        properties: { RequestId: { ...filledText, ...rule("request-id") }, ...nothingElse },
        additionalProperties: extra,
        ...rule("request-id"),
      },
      // Its place is in ResponseMetadata.
      RequestId: { ...nothing, ...rule("request-id") },
      ...(operation.hasResult ? { [result]: { type: ["object", "string"], ...rule("result") } } : {}),
      ...nothingElse,
    },
    ...(operation.hasResult ? {} : { patternProperties: { Result$: { ...nothing, ...rule("result") } } }),
    additionalProperties: extra,
    ...(operation.hasResult ? rule("request-id", "result") : rule("request-id")),
  };
  return envelope(successRootOf(operation), content);
}

/** The decoded error envelope, root included, for an error that may have one of `types`; `$comment` as above. */
export function errorEnvelope(types: readonly FaultType[]): JsonSchema {
  const content = {
    type: "object",
    required: ["Error", "RequestId"],
    properties: {
      Error: {
        type: "object",
        required: ["Type", "Code", "Message"],
        properties: {
          Type: { enum: types, ...rule("type") },
          Code: { ...filledText, ...rule("code") },
          Message: { ...filledText, ...rule("message") },
          ...nothingElse,
        },
        additionalProperties: extra,
        ...rule("type", "code", "message"),
      },
      RequestId: { ...filledText, ...rule("request-id") },
      // A RequestId in there is a second one, or one in the wrong place.
      ResponseMetadata: { ...nothing, ...rule("request-id") },
      ...nothingElse,
    },
    additionalProperties: extra,
    ...rule("type", "code", "message", "request-id"),
  };
  return envelope(errorRoot, content);
}

function envelope(root: string, content: JsonSchema): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    required: [root],
    properties: { [root]: content },
    additionalProperties: { ...nothing, ...rule("root") },
    ...rule("root"),
  };
}
