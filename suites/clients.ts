import { type Citation, documented, type Evidence, type Level, retold } from "../contract/citation.ts";
import { evidenceFor } from "./declare.ts";

/** What a driver may claim of its client; a requirement that needs one is inapplicable without it. */
export type ClientClaim = "modelledErrors" | "requestId" | "status";

/** A rule that a client has to satisfy: what it puts on the wire, or what it makes of an answer. */
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

/** Every requirement on clients but for its id, which is its key. What AWS's own clients differ in is in no requirement. */
const declarations = {
  "wire.refused-sends-nothing": {
    level: "MUST",
    statement: "A call that the client itself refuses sends nothing.",
    citations: [
      documented(
        "boto3-errors",
        "The exceptions are related to issues with client-side behaviors, configurations, or validations.",
      ),
    ],
  },
  "wire.one-request": {
    level: "MUST",
    statement: "A call whose answer calls for no other try is one request.",
    citations: [
      documented(
        "sdk-retries",
        "When a request to an AWS service fails due to a transient error or throttling, the SDK can automatically retry the request.",
      ),
    ],
  },
  "wire.whole-message": {
    level: "MUST",
    statement: "Every request is a whole HTTP message, and nothing is sent beyond it.",
    citations: [
      retold(
        "http-messages",
        "Section 6.3: a body has the announced length; what follows it on the connection is the next message.",
      ),
    ],
  },
  "wire.method": {
    level: "MUST",
    statement: "The method is POST.",
    citations: [serialization("Requests SHALL use a POST request")],
  },
  "wire.path": {
    level: "MUST",
    statement: "The request is sent to the root of the endpoint, without a query string.",
    citations: [serialization("Requests SHALL be sent to the root URL (/).")],
  },
  "wire.content-type": {
    level: "MUST",
    statement: "The media type of the body is that of a form.",
    citations: [
      serialization("input parameters serialized with a Content-Type of application/x-www-form-urlencoded"),
    ],
  },
  "wire.content-length": {
    level: "MUST",
    statement: "The length of the body is announced, and the body is not sent in chunks.",
    citations: [
      serialization(
        "Requests SHALL contain a Content-Length header; this protocol does not support chunked Transfer-Encoding.",
      ),
    ],
  },
  "wire.host": {
    level: "MUST",
    statement: "Host is the host of the endpoint with its port.",
    citations: [
      documented(
        "http-messages",
        "If the target URI includes an authority component, then a client MUST send a field value for Host that is identical to that authority component, excluding any userinfo subcomponent",
      ),
    ],
  },
  "wire.signature": {
    level: "MUST",
    statement: "The request carries a valid signature, version 4, for the service and the region.",
    citations: [
      documented(
        "signature-v4",
        "AWS then replicates this process and verifies the signature, granting or denying access accordingly.",
      ),
    ],
  },
  "wire.form": {
    level: "MUST",
    statement: "The body is a form in UTF-8 in which nothing stands unescaped that has to be escaped.",
    citations: [serialization("All keys and values MUST be encoded according to RFC 3986.")],
  },
  "wire.parameters": {
    level: "MUST",
    statement: "The form holds Action, Version and the given parameters, each once, and nothing else.",
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
    statement: "A call with parameters that break no documented constraint is made.",
    citations: [
      retold(
        "api-reference",
        "The lengths, the patterns and the values of the parameters are all that is demanded.",
      ),
    ],
  },
  "outcome.success": {
    level: "MUST",
    statement: "An answer of success is success to the caller.",
    citations: [
      documented(
        "sdk-js-responses",
        "After a service client method has been called, it returns a response object instance of an interface with the name associated with the client method.",
      ),
    ],
  },
  "outcome.service-error": {
    level: "MUST",
    statement: "An error answer is an error of the service to the caller.",
    citations: [documented("sdk-js-responses", "If a command fails, it throws an exception.")],
  },
  "outcome.code": {
    level: "MUST",
    statement: "The code of the error is that of the answer.",
    citations: [
      documented(
        "aws-query",
        'The "Code" of an awsQuery error is used by clients to determine which type of error was encountered.',
      ),
    ],
  },
  "outcome.message": {
    level: "MUST",
    statement: "The message of the error is that of the answer, with its escapes undone.",
    citations: [
      retold("protocol-tests", "A client reads Message from the error (QueryInvalidGreetingError)."),
      retold("boto3-errors", "The error of the response holds Code and Message."),
    ],
  },
  "outcome.modelled-error": {
    level: "MUST",
    statement: "An error that the operation documents is the client's own type of it.",
    citations: [documented("boto3", "IAM.Client.exceptions.NoSuchEntityException")],
    claim: "modelledErrors",
  },
  "outcome.status": {
    level: "MUST",
    statement: "The HTTP status of the answer is exposed.",
    citations: [retold("boto3-errors", "ResponseMetadata holds HTTPStatusCode.")],
    claim: "status",
  },
  "outcome.request-id": {
    level: "MUST",
    statement: "The request id of an answer that has it in header and body is exposed.",
    citations: [retold("boto3-errors", "ResponseMetadata holds RequestId.")],
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
