import { type Citation, documented, type Level, recorded, retold } from "../contract/citation.ts";
import { type EnvelopeRule, envelopeRules } from "../contract/envelope-rules.ts";
import { errorCodes } from "../contract/error-codes.ts";
import { declare, literal, unknownCredential, unknownUser, update } from "./declare.ts";
import { answeredErrors, plainUpdate, refusalStatuses } from "./needs.ts";
import type { Need, Requirement } from "./requirement.ts";

const sampleResponse = documented(
  "api-reference",
  '<UpdateServiceSpecificCredentialResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"> <ResponseMetadata> <RequestId>EXAMPLE8-90ab-cdef-fedc-ba987EXAMPLE</RequestId> </ResponseMetadata> </UpdateServiceSpecificCredentialResponse>',
);
const responseRoot = documented(
  "aws-query",
  'The awsQuery protocol serializes XML responses within an XML root node with the name of the operation\'s output suffixed with "Response".',
);
const responseNamespace = documented(
  "aws-query",
  "The value of the uri member of the xmlNamespace trait is serialized in an xmlns attribute on the response's XML root node.",
);
const noOutput = retold(
  "protocol-tests",
  "The answer of an operation without output holds ResponseMetadata and nothing else (QueryNoInputAndNoOutputWithResponseMetadata).",
);
const errorResponse = documented(
  "aws-query",
  "Error response bodies in the awsQuery protocol are wrapped within an XML root node named ErrorResponse. A nested element, named Error, contains the serialized error structure members.",
);
const errorRequestId = documented(
  "aws-query",
  "RequestId: Contains a unique identifier for the associated request.",
);
const errorType = documented(
  "aws-query",
  'Type: One of "Sender" or "Receiver"; whomever is at fault from the service perspective.',
);
const errorCode = documented(
  "aws-query",
  "Code: The resolved error code value that is used to distinguish which specific error is serialized in the response.",
);
const errorMessage = documented("api-reference", "NoSuchEntity … The error message describes the resource.");
/** To a request to https://iam.amazonaws.com/ with `Version=2010-05-08`. */
const sampleError = documented(
  "earlier-signature-troubleshooting",
  'The following example is a typical error response … <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"> <Error> <Type>Sender</Type> <Code>SignatureDoesNotMatch</Code> <Message>The request signature we calculated does not match the signature you provided.',
);
const recordedErrors = recorded(
  "stackd-recordings",
  "Every error has a Message and is in the namespace of the service, routing faults apart.",
);
const xmlAnswers = documented("query-requests", "The response is an XML document.");
const recordedHeaders = recorded(
  "localstack-recordings",
  "Content-Type is text/xml; the header x-amzn-RequestId equals the RequestId of the body, a UUID, new each time.",
);

/** Both kinds of error that the operation documents or was recorded to give. */
const errors = update({
  ServiceSpecificCredentialId: unknownCredential,
  Status: literal("Active", "Deleted"),
});

/** An unreadable document says nothing of what it would hold. */
const readable = (envelope: "success" | "error"): Need[] => [
  plainUpdate,
  { requirement: `response.${envelope}.well-formed`, explains: "all" },
];

function envelopeRequirement(
  envelope: "success" | "error",
  rule: EnvelopeRule,
  level: Level,
  ...citations: readonly Citation[]
): Requirement {
  return declare("response", {
    id: `response.${envelope}.${rule}`,
    level,
    statement: `${envelope === "success" ? "A success" : "An error"}: ${envelopeRules[rule]}.`,
    citations,
    stimulus: envelope === "success" ? update() : errors,
    expect: { answer: "envelope", of: envelope, rules: [rule] },
    needs:
      rule === "well-formed"
        ? [plainUpdate]
        : rule === "content-type"
          ? [plainUpdate, ...(envelope === "error" ? [answeredErrors] : [])]
          : rule === "root"
            ? readable(envelope)
            : [...readable(envelope), { requirement: `response.${envelope}.root`, explains: "all" }],
    mostRuns: 10,
  });
}

/** What is required of the envelopes, whatever the operation did. */
export const responseRequirements: readonly Requirement[] = [
  envelopeRequirement("success", "well-formed", "MUST", xmlAnswers, sampleResponse),
  envelopeRequirement("success", "root", "MUST", sampleResponse, responseRoot),
  envelopeRequirement("success", "namespace", "MUST", sampleResponse, responseNamespace),
  envelopeRequirement("success", "result", "MUST", sampleResponse, noOutput),
  envelopeRequirement("success", "request-id", "MUST", sampleResponse),
  envelopeRequirement("success", "request-id-header", "SHOULD", recordedHeaders),
  envelopeRequirement("success", "content-type", "SHOULD", recordedHeaders),
  envelopeRequirement("success", "extra-elements", "OBSERVE", sampleResponse),
  envelopeRequirement("error", "well-formed", "MUST", xmlAnswers, errorResponse),
  envelopeRequirement("error", "root", "MUST", errorResponse),
  envelopeRequirement("error", "namespace", "MUST", sampleError, recordedErrors),
  envelopeRequirement("error", "request-id", "MUST", errorRequestId),
  envelopeRequirement("error", "type", "MUST", errorType),
  envelopeRequirement("error", "code", "MUST", errorCode),
  envelopeRequirement("error", "message", "MUST", errorMessage, sampleError, recordedErrors),
  envelopeRequirement("error", "request-id-header", "SHOULD", recordedHeaders),
  envelopeRequirement("error", "content-type", "SHOULD", recordedHeaders),
  envelopeRequirement("error", "extra-elements", "OBSERVE", errorResponse),
  declare("response", {
    id: "response.error.at-all",
    level: "MUST",
    statement:
      "An illegal Status for a credential and a user that do not exist is refused, whatever the code.",
    citations: [...errorCodes.ValidationError.citations, ...errorCodes.NoSuchEntity.citations],
    stimulus: update({
      ServiceSpecificCredentialId: unknownCredential,
      UserName: unknownUser,
      Status: literal("Deleted"),
    }),
    expect: { answer: "refusal" },
    needs: [plainUpdate, answeredErrors, ...refusalStatuses],
    mostRuns: 4,
  }),
  declare("response", {
    id: "response.error.escaping",
    level: "MUST",
    statement:
      "An error is well-formed also where the input holds markup, quotes, controls or other scripts.",
    citations: [
      xmlAnswers,
      documented(
        "xml",
        "The ampersand character (&) and the left angle bracket (<) MUST NOT appear in their literal form, except when used as markup delimiters",
      ),
    ],
    stimulus: update({
      Status: literal("<&\">'", "]]>", "<!--", "&amp;", "中文 é 😀", "\u0001\u000b\u001f", "\ufffe"),
    }),
    expect: { answer: "envelope", of: "error", rules: ["well-formed"] },
    needs: readable("error"),
  }),
  declare("response", {
    id: "response.error.escaping.identifiers",
    level: "MUST",
    statement:
      "An error is well-formed also where an identifier in the input holds markup, quotes, controls or other scripts.",
    citations: [
      xmlAnswers,
      documented(
        "xml",
        "The ampersand character (&) and the left angle bracket (<) MUST NOT appear in their literal form, except when used as markup delimiters",
      ),
    ],
    stimulus: update({
      UserName: literal("<&\">'", "]]>", "<!--", "&amp;", "中文é😀", "\u0001\u000b\u001f", "\ufffe"),
    }),
    expect: { answer: "envelope", of: "error", rules: ["well-formed"] },
    needs: [...readable("error"), { requirement: "response.error.escaping", explains: ["envelope"] }],
  }),
  declare("response", {
    id: "response.request-id.fresh",
    level: "SHOULD",
    statement: "Every answer has a RequestId of its own.",
    citations: [recordedHeaders],
    stimulus: { kind: "procedure", procedure: "fresh-request-ids" },
    expect: { answer: "anything" },
    needs: [
      plainUpdate,
      { requirement: "response.success.request-id", explains: "all" },
      { requirement: "response.error.request-id", explains: "all" },
    ],
    mostRuns: 1,
  }),
  ...(["ValidationError", "NoSuchEntity"] as const).map((code) =>
    declare("response", {
      id: `response.status.${code === "ValidationError" ? "validation-error" : "no-such-entity"}`,
      level: "MUST",
      statement: `The HTTP status of ${code} is ${errorCodes[code].statuses.join(" or ")}.`,
      citations: errorCodes[code].citations,
      stimulus: errors,
      expect: { answer: "status-of", code },
      needs: [plainUpdate, answeredErrors],
      mostRuns: 10,
    }),
  ),
];
