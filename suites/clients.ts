import { type Citation, documented, type Evidence, type Level, retold } from "../contract/citation.ts";
import { evidenceFor } from "./declare.ts";

/** What a driver may claim of its client; a requirement that needs a claim is inapplicable without it. */
export type ClientClaim = "modelledErrors" | "requestId" | "status";

/** A rule for clients: what a client puts on the wire, or what it makes of an answer. */
export interface ClientRequirement {
  /** Public: never renamed, never reused. */
  readonly id: string;
  readonly level: Level;
  readonly evidence: Evidence;
  readonly statement: string;
  readonly citations: readonly Citation[];
  readonly claim?: ClientClaim;
}

type Declaration = Omit<ClientRequirement, "id" | "evidence">;

const serialization = (clause: string): Citation => documented("aws-query-requests", clause);

/** However its characters are written, a text is passed on as it is. */
const passedOn = documented(
  "xml",
  "An XML processor MUST always pass all characters in a document that are not markup through to the application.",
);

/** Every requirement on clients by its id. AWS's own clients agree in all of this; what they differ in is a habit. */
const declarations = {
  "wire.refused-sends-nothing": {
    level: "MUST",
    statement: "When a client refuses a call itself, it sends nothing.",
    citations: [
      documented(
        "boto3-errors",
        "The exceptions are related to issues with client-side behaviors, configurations, or validations.",
      ),
    ],
  },
  "wire.one-request": {
    level: "MUST",
    statement: "A call is one request when its answer is neither a transient error nor throttling.",
    citations: [
      documented(
        "sdk-retries",
        "When a request to an AWS service fails due to a transient error or throttling, the SDK can automatically retry the request.",
      ),
    ],
  },
  "wire.whole-message": {
    level: "MUST",
    statement: "Every request is one complete HTTP message, and nothing follows it on the connection.",
    citations: [
      retold(
        "http-messages",
        "Section 6.3: a body has the announced length; what follows it on the connection is the next message.",
      ),
    ],
  },
  "wire.method": {
    level: "MUST",
    statement: "The request method is POST.",
    citations: [serialization("Requests SHALL use a POST request")],
  },
  "wire.path": {
    level: "MUST",
    statement: "The request goes to the root of the endpoint, without a query string.",
    citations: [serialization("Requests SHALL be sent to the root URL (/).")],
  },
  "wire.content-type": {
    level: "MUST",
    statement: "The Content-Type of the request is application/x-www-form-urlencoded.",
    citations: [
      serialization("input parameters serialized with a Content-Type of application/x-www-form-urlencoded"),
    ],
  },
  "wire.content-length": {
    level: "MUST",
    statement: "The request carries the Content-Length of its body and is not chunked.",
    citations: [
      serialization(
        "Requests SHALL contain a Content-Length header; this protocol does not support chunked Transfer-Encoding.",
      ),
    ],
  },
  "wire.host": {
    level: "MUST",
    statement: "The Host header is the host of the endpoint with its port.",
    citations: [
      documented(
        "http-messages",
        "If the target URI includes an authority component, then a client MUST send a field value for Host that is identical to that authority component, excluding any userinfo subcomponent",
      ),
    ],
  },
  "wire.signature": {
    level: "MUST",
    statement: "The request carries a valid Signature Version 4 for the service and the region.",
    citations: [
      documented(
        "signature-v4",
        "AWS then replicates this process and verifies the signature, granting or denying access accordingly.",
      ),
    ],
  },
  "wire.session-token": {
    level: "MUST",
    statement:
      "A request with temporary credentials carries their session token in X-Amz-Security-Token, and any other request carries none.",
    citations: [
      documented(
        "signed-request",
        "When you use temporary security credentials, you must add X-Amz-Security-Token to the Authorization header or include it in the query string to hold the session token.",
      ),
    ],
  },
  "wire.signed-headers": {
    level: "MUST",
    statement: "The signature covers every X-Amz-… header that is sent, the session token included.",
    citations: [
      documented(
        "signed-request",
        "You must include the host header (HTTP/1.1) or the :authority header (HTTP/2), and any x-amz-* headers in the signature.",
      ),
    ],
  },
  "wire.form": {
    level: "MUST",
    statement: "The body is a form in UTF-8, with every character escaped that has to be.",
    citations: [serialization("All keys and values MUST be encoded according to RFC 3986.")],
  },
  "wire.parameters": {
    level: "MUST",
    statement:
      "The form holds Action, Version and the given parameters, each exactly once, and nothing else.",
    citations: [
      serialization(
        "Requests MUST include the following key value pairs in the serialized body: Action, Version. These, along with other input members, are serialized in the request body",
      ),
      serialization(
        'Empty strings are serialized as empty values, meaning a Foo member set to an empty string would be serialized as "&Foo=".',
      ),
      serialization("Members with null values are not serialized."),
    ],
  },
  "outcome.valid-not-refused": {
    level: "MUST",
    statement: "The client sends every call whose parameters meet the documented constraints.",
    citations: [
      retold(
        "api-reference",
        "The lengths, the patterns and the values of the parameters are all that is demanded.",
      ),
    ],
  },
  "outcome.success": {
    level: "MUST",
    statement: "The client reports success when the answer is a success.",
    citations: [
      documented(
        "sdk-js-responses",
        "After a service client method has been called, it returns a response object instance of an interface with the name associated with the client method.",
      ),
    ],
  },
  "outcome.service-error": {
    level: "MUST",
    statement: "The client reports an error of the service when the answer is an error.",
    citations: [documented("sdk-js-responses", "If a command fails, it throws an exception.")],
  },
  "outcome.code": {
    level: "MUST",
    statement: "The error has the code of the answer.",
    citations: [
      documented(
        "aws-query",
        'The "Code" of an awsQuery error is used by clients to determine which type of error was encountered.',
      ),
      passedOn,
    ],
  },
  "outcome.message": {
    level: "MUST",
    statement:
      "The error has the message of the answer, however XML writes its characters; white space at its ends and runs of blanks apart.",
    citations: [
      passedOn,
      documented(
        "xml",
        "CDATA sections may occur anywhere character data may occur; they are used to escape blocks of text containing characters which would otherwise be recognized as markup.",
      ),
      documented(
        "xml",
        "A character reference refers to a specific character in the ISO/IEC 10646 character set, for example one not directly accessible from available input devices.",
      ),
      documented(
        "xml",
        "the XML processor MUST behave as if it normalized all line breaks in external parsed entities (including the document entity) on input, before parsing, by translating both the two-character sequence #xD #xA and any #xD that is not followed by #xA to a single #xA character.",
      ),
      documented(
        "xml",
        "Comments may appear anywhere in a document outside other markup; … They are not part of the document's character data",
      ),
      retold("protocol-tests", "A client reads Message from the error (QueryInvalidGreetingError)."),
      retold("boto3-errors", "The error of the response holds Code and Message."),
    ],
  },
  "outcome.modelled-error": {
    level: "MUST",
    statement: "An error that the operation documents has the client's own type for it.",
    citations: [documented("boto3", "IAM.Client.exceptions.NoSuchEntityException")],
    claim: "modelledErrors",
  },
  "outcome.status": {
    level: "MUST",
    statement: "The client exposes the HTTP status of the answer.",
    citations: [retold("boto3-errors", "ResponseMetadata holds HTTPStatusCode.")],
    claim: "status",
  },
  "outcome.request-id": {
    level: "MUST",
    statement: "The client exposes the request id, which the answer carries in its header and its body.",
    citations: [retold("boto3-errors", "ResponseMetadata holds RequestId."), passedOn],
    claim: "requestId",
  },
} as const satisfies Record<string, Declaration>;

/** The id of a requirement on clients. */
export type ClientRequirementId = keyof typeof declarations;

/** Every requirement on clients, those on the wire first. */
export const clientCatalogue: readonly (ClientRequirement & { readonly id: ClientRequirementId })[] = (
  Object.keys(declarations) as ClientRequirementId[]
).map((id) => {
  const declaration: Declaration = declarations[id];
  return { id, ...declaration, evidence: evidenceFor(id, declaration.level, declaration.citations) };
});
