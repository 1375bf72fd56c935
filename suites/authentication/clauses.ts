import { documented, recorded } from "../../contract/citation.ts";
import { errorCodes } from "../../contract/error-codes.ts";

/** What a right signature has for its consequence, and a wrong one. */
export const verified = documented(
  "signature-v4",
  "When an AWS service receives an authenticated request, it recreates the signature using the authentication information contained in the request. If the signatures match, the service processes the request. Otherwise, it rejects the request.",
);

/** The clauses on the code of a signature that does not match. */
export const mismatch = errorCodes.SignatureDoesNotMatch.citations;

/** The clauses on the code of a signature that lacks something or is not written as it should be. */
export const incomplete = errorCodes.IncompleteSignature.citations;

/** The clauses on a date that is too far off. */
export const skew = [
  ...errorCodes.RequestExpired.citations,
  recorded(
    "sts-recordings",
    "A date more than 15 minutes off: 403 SignatureDoesNotMatch, `Signature expired: …`.",
  ),
];

/** The clause on what a Credential consists of. */
export const scope = documented(
  "common-parameters",
  'The credential scope value, which is a string that includes your access key, the date, the region you are targeting, the service you are requesting, and a termination string ("aws4_request").',
);

/** The clause on which headers a signature covers. */
export const signedHeaders = documented(
  "signed-request",
  "You must include the host header (HTTP/1.1) or the :authority header (HTTP/2), and any x-amz-* headers in the signature. You can optionally include other standard headers in the signature, such as content-type.",
);

/** The clause on what is signed of the body. */
export const hashedPayload = documented(
  "signed-request",
  "HashedPayload – A string created using the payload in the body of the HTTP request as input to a hash function.",
);

/** The clause on signatures in the query string. */
export const presigning = documented(
  "common-parameters",
  "The following list contains the parameters that all actions use for signing Signature Version 4 requests with a query string.",
);

/** The clause on GET requests. */
export const getRequests = documented(
  "query-requests",
  "IAM and AWS STS support GET and POST requests for all actions.",
);
