import { documented, unsettled } from "../../contract/citation.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { must, updateOf } from "../declare.ts";
import { answeredErrors, blames, plainUpdate, refusesAtAll } from "../needs.ts";
import type { Requirement } from "../requirement.ts";
import { compared, getWorks, refused } from "./blame.ts";
import { hashedPayload, mismatch, signedHeaders, verified } from "./clauses.ts";
import { observedSignature, refusedSignature } from "./declare-signed.ts";

const update = updateOf(updateServiceSpecificCredential);
const canonicalQuery = documented(
  "signed-request",
  "CanonicalQueryString – The URI-encoded query string parameters.",
);

/** Whether there is a signature, whose it is, and what it covers. */
export const signatureRequirements: readonly Requirement[] = [
  must("response.error.authentication", {
    statement: "The refusal of an unsigned request is an error document like any other, with a Code.",
    citations: [
      documented("query-requests", "The response is an XML document."),
      documented(
        "aws-query",
        "Error response bodies in the awsQuery protocol are wrapped within an XML root node named ErrorResponse. A nested element, named Error, contains the serialized error structure members.",
      ),
    ],
    stimulus: update({}, { signatures: ["unsigned"] }),
    expect: { answer: "envelope", of: "error", rules: ["well-formed", "root", "code"] },
    needs: [
      plainUpdate,
      ...answeredErrors,
      ...["well-formed", "root", "code"].flatMap((rule) => blames(`response.error.${rule}`, "envelope")),
    ],
    claims: ["authentication"],
    mostRuns: 1,
  }),
  must("authentication.unsigned", {
    statement: "Refused with MissingAuthenticationToken: no signature at all.",
    citations: errorCodes.MissingAuthenticationToken.citations,
    stimulus: update({}, { signatures: ["unsigned"] }),
    expect: { answer: "error", codes: ["MissingAuthenticationToken"] },
    state: "unchanged",
    needs: [...refusesAtAll, ...refused],
    claims: ["authentication"],
    mostRuns: 10,
  }),
  refusedSignature({
    name: "unknown-key",
    statement:
      "Refused with InvalidClientTokenId or UnrecognizedClientException: an access key id that does not exist, whatever secret it is signed with.",
    citations: [
      ...errorCodes.InvalidClientTokenId.citations,
      ...errorCodes.UnrecognizedClientException.citations,
    ],
    signatures: ["unknown-key-right-secret", "unknown-key"],
    codes: ["InvalidClientTokenId", "UnrecognizedClientException"],
  }),
  refusedSignature({
    name: "wrong-secret",
    statement: "Refused: signed with another secret.",
    citations: [verified, ...mismatch],
    signatures: ["wrong-secret"],
  }),
  refusedSignature({
    name: "body-changed",
    statement: "Refused: the body is changed after signing.",
    citations: [verified, hashedPayload, ...mismatch],
    signatures: ["body-changed"],
    needs: compared,
  }),
  refusedSignature({
    name: "header-changed",
    statement: "Refused: a signed header is changed after signing.",
    citations: [verified, signedHeaders, ...mismatch],
    signatures: ["header-changed"],
    needs: compared,
  }),
  refusedSignature({
    name: "signature-cut",
    statement: "Refused: the signature lacks its last digit.",
    citations: [verified, ...mismatch],
    signatures: ["signature-cut"],
    needs: compared,
  }),
  refusedSignature({
    name: "method-changed",
    statement: "Refused: signed as a request with another method.",
    citations: [
      documented("signed-request", "HTTPMethod – The HTTP method, such as GET, PUT, HEAD, and DELETE."),
      verified,
      ...mismatch,
    ],
    signatures: ["method-changed"],
    needs: compared,
  }),
  refusedSignature({
    name: "query-changed",
    statement: "Refused: a parameter in the query string is changed after signing.",
    citations: [verified, canonicalQuery, ...mismatch],
    signatures: ["query-changed"],
    method: "GET",
    needs: [...compared, ...getWorks],
  }),
  refusedSignature({
    name: "query-added",
    statement: "Refused: a query string is added to a POST request after signing.",
    citations: [verified, canonicalQuery, ...mismatch],
    signatures: ["query-added"],
    needs: compared,
  }),
  observedSignature({
    name: "signature-capitals",
    statement: "What a signature in capital letters is answered.",
    citations: [
      documented(
        "authentication-methods",
        "The 256-bit signature expressed as 64 lowercase hexadecimal characters.",
      ),
      unsettled("signature-v4", "Nothing public says what becomes of capital ones: the number is the same."),
    ],
    signatures: ["signature-capitals"],
  }),
];
