import { lookUpCode } from "./error-codes.ts";

/**
 * The message of a ValidationError: `N validation errors detected: A; B`.
 * Older answers echo the value (`Value 'abc' at 'x'`) or say `Value null at 'x'`; newer ones do neither.
 * Source: recordings of 2025 and 2026 (`localstack-recordings`, `stackd-recordings`), older form `sts-recordings`.
 */
export const violationMessage = /^(\d+) validation errors? detected: ([\s\S]+)$/;

/** One violation inside such a message; the first group is the member's name. */
export const violation = /Value (?:null |'[\s\S]*?' )?at '([^']+)' failed to satisfy constraint: /g;

/** The most violations that one message lists (`stackd-recordings`). */
export const mostViolations = 10;

/** Codes by which a target says that it is busy; never a verdict, always tried again. */
export const throttlingCodes: readonly string[] = [
  "Throttling",
  "ThrottlingException",
  "RequestLimitExceeded",
  "TooManyRequestsException",
  "SlowDown",
];

/** Codes by which a target says that temporary credentials are over (`common-errors`, ExpiredTokenException; the Query API's short form). */
export const expiredCodes: readonly string[] = ["ExpiredToken", "ExpiredTokenException"];

/** Codes by which a target says that an entity is not there: the documented one, or the name of its exception. */
export const notThereCodes: readonly string[] = [lookUpCode, "NoSuchEntityException"];

/** Codes by which a target says that a user cannot be deleted while it holds something. Ditto. */
export const inTheWayCodes: readonly string[] = ["DeleteConflict", "DeleteConflictException"];

/** Codes by which a target says that the caller has no permission (`common-errors`, AccessDeniedException; the Query API's short form). */
export const deniedCodes: readonly string[] = ["AccessDenied", "AccessDeniedException"];

/** Codes by which a target says that it does not know an access key (`common-errors`, `common-error-types`). */
export const unknownKeyCodes: readonly string[] = ["InvalidClientTokenId", "UnrecognizedClientException"];

/** Codes by which a target says that a signature is missing or wrong, as the contract and newer pages name them. */
export const signatureCodes: readonly string[] = [
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
  "IncompleteSignature",
  "IncompleteSignatureException",
  "SignatureDoesNotMatch",
  "InvalidSignatureException",
  "RequestExpired",
];

/** Codes by which a target says that a key or a signature is not right; `InvalidAccessKeyId` as S3 says it. */
export const keyCodes: readonly string[] = [...unknownKeyCodes, "InvalidAccessKeyId", ...signatureCodes];

/** Codes by which targets say that they lack an operation, each seen in the wild. */
export const notImplementedCodes: readonly string[] = [
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
