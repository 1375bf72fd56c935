import { type Citation, documented, type Level, recorded, retold } from "../contract/citation.ts";
import { type EnvelopeRule, envelopeRules } from "../contract/envelope-rules.ts";
import { errorCodes } from "../contract/error-codes.ts";
import type { Operation } from "../contract/operation.ts";
import {
  declare,
  literal,
  must,
  should,
  type Update,
  unknownCredential,
  unknownUser,
  updateOf,
} from "./declare.ts";
import { answeredErrors, blames, plainUpdate, refusalStatuses } from "./needs.ts";
import type { Need, Requirement } from "./requirement.ts";
import type { RequestStimulus } from "./stimulus.ts";

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
const answered = documented(
  "http-semantics",
  "A server responds to a client's request by sending one or more response messages, each including a status code",
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
const markupEscaped = documented(
  "xml",
  "The ampersand character (&) and the left angle bracket (<) MUST NOT appear in their literal form, except when used as markup delimiters",
);
const declaredCoding = documented(
  "http-semantics",
  'The "Content-Encoding" header field indicates what content codings have been applied to the representation, beyond those inherent in the media type, and thus what decoding mechanisms have to be applied in order to obtain data in the media type referenced by the Content-Type header field.',
);
const unaskedCoding = documented(
  "http-semantics",
  "If a non-empty Accept-Encoding header field is present in a request and none of the available representations for the response have a content coding that is listed as acceptable, the origin server SHOULD send a response without any content coding unless the identity coding is indicated as unacceptable.",
);
const recordedHeaders = recorded(
  "localstack-recordings",
  "Content-Type is text/xml; the header x-amzn-RequestId equals the RequestId of the body, a UUID, new each time.",
);

/** Texts that a careless writer of XML trips over. */
const telling = ["<&\">'", "]]>", "<!--", "&amp;", "\u0001\u000b\u001f", "\ufffe"];
const withScripts = (scripts: string) => literal(...telling.toSpliced(4, 0, scripts));

/** An unreadable document says nothing of what it would hold. */
const readable = (envelope: "success" | "error"): Need[] => [
  plainUpdate,
  { requirement: `response.${envelope}.well-formed`, explains: "all" },
];

function needsOf(envelope: "success" | "error", rule: EnvelopeRule): Need[] {
  if (rule === "well-formed") return [plainUpdate];
  if (["root", "content-type", "content-coding"].includes(rule)) return readable(envelope);
  return [...readable(envelope), { requirement: `response.${envelope}.root`, explains: "all" }];
}

/** What is required of the envelopes, whatever the operation did. `refused`: what brings every kind of error. */
export function response(operation: Operation, refused: readonly RequestStimulus[]): Requirement[] {
  const update = updateOf(operation);
  return [...envelopes(update, refused), ...errors(update)];
}

/** The stimuli of the requirements among these that demand a refusal: every kind of error that a run meets. */
export function refusedAmong(requirements: readonly Requirement[]): readonly RequestStimulus[] {
  return requirements.flatMap(({ level, stimulus, expectation: { answer } }) => {
    const isRefused = level !== "OBSERVE" && (answer === "error" || answer === "refusal");
    return isRefused && stimulus.kind === "request" ? [stimulus] : [];
  });
}

/**
 * Those of which it is documented or recorded that an error is in the namespace of the service and has its headers: routing
 * answers in another namespace, and of the refusals of authentication most were not published.
 */
function ofTheService(refused: readonly RequestStimulus[]): readonly RequestStimulus[] {
  return refused.filter(
    ({ signatures, forms = [] }) =>
      signatures === undefined &&
      forms.every(({ action, version }) => action === undefined && version === undefined),
  );
}

/** Both kinds of error that the operation documents or was recorded to give, and the first input of each of `firstOf`. */
function bothErrors(update: Update, firstOf: readonly RequestStimulus[] = []): RequestStimulus {
  return update({ credential: unknownCredential, set: literal("Active", "Deleted") }, { firstOf });
}

function envelopes(update: Update, refused: readonly RequestStimulus[]): Requirement[] {
  const ofService = ofTheService(refused);
  /** What brings errors that each rule is judged on. The other rules tell whether errors can be read at all, which many rest on. */
  const judgedOn: Partial<Record<EnvelopeRule, readonly RequestStimulus[]>> = {
    type: refused,
    "request-id": refused,
    message: refused,
    namespace: ofService,
    "request-id-header": ofService,
    "content-type": ofService,
  };
  const of =
    (envelope: "success" | "error") =>
    (rule: EnvelopeRule, level: Level, ...citations: readonly Citation[]) =>
      declare(`response.${envelope}.${rule}`, {
        level,
        statement: `In ${envelope === "success" ? "a success" : "an error"}, ${envelopeRules[rule]}.`,
        citations,
        stimulus: envelope === "success" ? update() : bothErrors(update, judgedOn[rule]),
        expect: { answer: "envelope", of: envelope, rules: [rule] },
        needs: needsOf(envelope, rule),
        ...(envelope === "error" && rule in judgedOn ? {} : { mostRuns: 10 }),
      });
  const [success, error] = [of("success"), of("error")];
  return [
    success("well-formed", "MUST", xmlAnswers, sampleResponse, declaredCoding),
    success("root", "MUST", sampleResponse, responseRoot),
    success("namespace", "MUST", sampleResponse, responseNamespace),
    success("result", "MUST", sampleResponse, noOutput),
    success("request-id", "MUST", sampleResponse),
    success("request-id-header", "SHOULD", recordedHeaders),
    success("content-type", "SHOULD", recordedHeaders),
    success("content-coding", "OBSERVE", unaskedCoding),
    success("extra-elements", "OBSERVE", sampleResponse),
    error("well-formed", "MUST", xmlAnswers, errorResponse, declaredCoding),
    error("root", "MUST", errorResponse),
    error("namespace", "MUST", sampleError, recordedErrors),
    error("request-id", "MUST", errorRequestId),
    error("type", "MUST", errorType),
    error("code", "MUST", errorCode),
    error("message", "MUST", errorMessage, sampleError, recordedErrors),
    error("request-id-header", "SHOULD", recordedHeaders),
    error("content-type", "SHOULD", recordedHeaders),
    error("content-coding", "OBSERVE", unaskedCoding),
    error("extra-elements", "OBSERVE", errorResponse),
  ];
}

function errors(update: Update): Requirement[] {
  return [
    must("response.answers-every-request", {
      statement:
        "Every request is answered, also one that is refused and one that the service cannot process.",
      citations: [answered, ...errorCodes.InternalFailure.citations],
      stimulus: update({ set: literal("Active", "Deleted") }),
      expect: { answer: "anything" },
      mostRuns: 4,
    }),
    must("response.error.at-all", {
      statement:
        "An illegal Status for a credential and a user that do not exist is refused, whatever the code.",
      citations: [...errorCodes.ValidationError.citations, ...errorCodes.NoSuchEntity.citations],
      stimulus: update({ credential: unknownCredential, user: unknownUser, set: literal("Deleted") }),
      expect: { answer: "refusal" },
      needs: [plainUpdate, ...answeredErrors, ...refusalStatuses],
      mostRuns: 4,
    }),
    must("response.error.escaping", {
      statement:
        "An error stays well-formed when the Status or the id contains markup, quotes, control characters or other scripts.",
      citations: [xmlAnswers, markupEscaped],
      stimulus: update(
        { set: withScripts("中文 é 😀") },
        { firstOf: telling.map((text) => update({ credential: literal(text) })) },
      ),
      expect: { answer: "envelope", of: "error", rules: ["well-formed"] },
      needs: readable("error"),
    }),
    must("response.error.escaping.identifiers", {
      statement:
        "An error stays well-formed when the user name contains markup, quotes, control characters or other scripts.",
      citations: [xmlAnswers, markupEscaped],
      stimulus: update({ user: withScripts("中文é😀") }),
      expect: { answer: "envelope", of: "error", rules: ["well-formed"] },
      needs: [...readable("error"), ...blames("response.error.escaping", "envelope")],
    }),
    must("response.error.escaping.action", {
      statement:
        "An error stays well-formed when an unknown Action contains markup, quotes or control characters.",
      citations: [xmlAnswers, markupEscaped],
      stimulus: update({}, { forms: telling.map((action) => ({ action })) }),
      expect: { answer: "envelope", of: "error", rules: ["well-formed"] },
      needs: [
        ...readable("error"),
        ...blames("response.error.escaping", "envelope"),
        // What is unknown without markup, too, and is answered by a page or in JSON.
        { requirement: "request.action.unknown", explains: ["envelope"], failing: ["unreadable"] },
      ],
    }),
    should("response.request-id.fresh", {
      statement: "Every answer has a RequestId of its own.",
      citations: [recordedHeaders],
      stimulus: { kind: "procedure", procedure: "fresh-request-ids" },
      expect: { answer: "anything" },
      needs: [plainUpdate],
      sporadic: true,
      mostRuns: 1,
    }),
    ...(["ValidationError", "NoSuchEntity"] as const).map((code) =>
      must(`response.status.${code === "ValidationError" ? "validation-error" : "no-such-entity"}`, {
        statement: `The HTTP status of ${code} is ${errorCodes[code].statuses.join(" or ")}.`,
        citations: errorCodes[code].citations,
        stimulus: bothErrors(update),
        expect: { answer: "status-of", code },
        needs: [plainUpdate, ...answeredErrors],
        mostRuns: 10,
      }),
    ),
  ];
}
