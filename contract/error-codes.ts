import { type Citation, documented, recorded, reported, retold } from "./citation.ts";

/** What the contract knows of an error code on the wire (the short names, not the SDK's exception names). */
export interface ErrorCodeRecord {
  /** HTTP statuses that the citations allow, the current one first. */
  readonly statuses: readonly [number, ...number[]];
  /** `Sender` blames the request, `Receiver` the service. */
  readonly type: "Sender" | "Receiver";
  readonly citations: readonly Citation[];
}

/** Every error code of the contract. The one place for codes and statuses. */
export const errorCodes = {
  ValidationError: {
    statuses: [400],
    type: "Sender",
    citations: [
      documented(
        "common-errors",
        "ValidationError … The input fails to satisfy the constraints specified by an AWS service. HTTP Status Code: 400",
      ),
      recorded(
        "localstack-recordings",
        "An id with a character outside the pattern and a Status outside the enum: 400 ValidationError.",
      ),
    ],
  },
  MissingParameter: {
    statuses: [400],
    type: "Sender",
    citations: [
      documented(
        "common-errors",
        "MissingParameter … A required parameter for the specified action is not supplied. HTTP Status Code: 400",
      ),
    ],
  },
  NoSuchEntity: {
    statuses: [404],
    type: "Sender",
    citations: [
      documented(
        "api-reference",
        "NoSuchEntity … The request was rejected because it referenced a resource entity that does not exist. The error message describes the resource. HTTP Status Code: 404",
      ),
      recorded("localstack-recordings", "Unknown credential and unknown user: 404 NoSuchEntity."),
    ],
  },
  InvalidInput: {
    statuses: [400],
    type: "Sender",
    citations: [
      recorded(
        "stackd-recordings",
        "Status=Expired is answered InvalidInput, `Operation does not support status Expired`, on six services (status inferred).",
      ),
    ],
  },
  InvalidAction: {
    statuses: [400],
    type: "Sender",
    citations: [
      documented(
        "common-errors",
        "InvalidAction … The action or operation requested is invalid. Verify that the action is typed correctly. HTTP Status Code: 400",
      ),
      recorded("stackd-recordings", "An unknown Action is answered InvalidAction."),
    ],
  },
  UnknownOperationException: {
    statuses: [404],
    type: "Sender",
    citations: [
      retold(
        "common-error-types",
        "Pages since 2025 name UnknownOperationException, 404, for an action that is mistyped, where older ones name InvalidAction, 400.",
      ),
    ],
  },
  MissingAction: {
    statuses: [400],
    type: "Sender",
    citations: [
      documented(
        "common-errors",
        "MissingAction … The request is missing an action or a required parameter. HTTP Status Code: 400",
      ),
    ],
  },
  MissingAuthenticationToken: {
    statuses: [403],
    type: "Sender",
    citations: [
      documented(
        "common-errors",
        "MissingAuthenticationToken … The request must contain either a valid (registered) AWS access key ID or X.509 certificate. HTTP Status Code: 403",
      ),
      recorded("sts-recordings", "An unsigned request: 403 MissingAuthenticationToken."),
    ],
  },
  InvalidClientTokenId: {
    statuses: [403],
    type: "Sender",
    citations: [
      documented(
        "common-errors",
        "InvalidClientTokenId … The X.509 certificate or AWS access key ID provided does not exist in our records. HTTP Status Code: 403",
      ),
      recorded("sts-recordings", "An unknown access key: 403 InvalidClientTokenId."),
    ],
  },
  UnrecognizedClientException: {
    statuses: [403],
    type: "Sender",
    citations: [
      retold(
        "common-error-types",
        "Pages since 2025 name UnrecognizedClientException, 403, for an access key that does not exist, where older ones name InvalidClientTokenId.",
      ),
    ],
  },
  SignatureDoesNotMatch: {
    statuses: [403],
    type: "Sender",
    citations: [
      documented(
        "signature-troubleshooting",
        "you might receive HTTP 403 SignatureDoesNotMatch from AWS services. These errors mean that the signature value in your HTTP request to AWS did not match the signature that the AWS service calculated.",
      ),
      reported(
        "sts-recordings",
        "A wrong signature, and a date more than 15 minutes off: 403 SignatureDoesNotMatch.",
      ),
    ],
  },
  RequestExpired: {
    statuses: [400],
    type: "Sender",
    citations: [
      documented(
        "common-errors",
        "RequestExpired … The request reached the service more than 15 minutes after the date stamp on the request or more than 15 minutes after the request expiration date (such as for pre-signed URLs), or the date stamp on the request is more than 15 minutes in the future. HTTP Status Code: 400",
      ),
    ],
  },
  IncompleteSignature: {
    statuses: [400, 403],
    type: "Sender",
    citations: [
      documented(
        "common-errors",
        "IncompleteSignature … The request signature does not conform to AWS standards. HTTP Status Code: 400",
      ),
      retold("common-error-types", "Some pages since 2025 give IncompleteSignature the status 403."),
    ],
  },
  AccessDenied: {
    statuses: [403],
    type: "Sender",
    citations: [
      recorded("stackd-recordings", "No permission: 403 AccessDenied, before any look-up of the entity."),
    ],
  },
  Throttling: {
    statuses: [400],
    type: "Sender",
    citations: [recorded("stackd-recordings", "Throttled requests: 400 Throttling, `Rate exceeded`.")],
  },
  EntityAlreadyExists: {
    statuses: [409],
    type: "Sender",
    citations: [retold("service-model", "EntityAlreadyExists of CreateUser has the status 409.")],
  },
  DeleteConflict: {
    statuses: [409],
    type: "Sender",
    citations: [retold("service-model", "DeleteConflict of DeleteUser has the status 409.")],
  },
  LimitExceeded: {
    statuses: [409],
    type: "Sender",
    citations: [
      documented(
        "api-reference-create",
        "LimitExceeded … The request was rejected because it attempted to create resources beyond the current AWS account limits. HTTP Status Code: 409",
      ),
    ],
  },
  ServiceFailure: {
    statuses: [500],
    type: "Receiver",
    citations: [
      retold("service-model", "ServiceFailure, an unknown error, exception or failure, has the status 500."),
    ],
  },
  InternalFailure: {
    statuses: [500],
    type: "Receiver",
    citations: [
      documented(
        "common-errors",
        "InternalFailure … The request processing has failed because of an unknown error, exception or failure. HTTP Status Code: 500",
      ),
    ],
  },
  ServiceUnavailable: {
    statuses: [503],
    type: "Receiver",
    citations: [
      documented(
        "common-errors",
        "ServiceUnavailable … The request has failed due to a temporary failure of the server. HTTP Status Code: 503",
      ),
    ],
  },
} as const satisfies Record<string, ErrorCodeRecord>;

/** The code of a look-up that found nothing: whatever is looked up has passed validation. */
export const lookUpCode = "NoSuchEntity" satisfies ErrorCode;

/** A code of the contract. */
export type ErrorCode = keyof typeof errorCodes;

/** Whether the contract knows a code that an answer has. */
export function isErrorCode(code: string | null | undefined): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(errorCodes, code);
}
