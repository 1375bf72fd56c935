import { documented, unsettled } from "../../contract/citation.ts";
import { blames } from "../needs.ts";
import type { Requirement } from "../requirement.ts";
import { compared, furtherHeaders, without } from "./blame.ts";
import { hashedPayload, mismatch, signedHeaders, verified } from "./clauses.ts";
import { acceptedSignature, observedSignature, refusedSignature } from "./declare-signed.ts";

const contentHash = documented(
  "signed-request",
  "The x-amz-content-sha256 header is required for Amazon S3 AWS requests. It provides a hash of the request payload.",
);

/** What is signed of the body where a header speaks of it, and session tokens. */
export const payloadRequirements: readonly Requirement[] = [
  acceptedSignature({
    name: "content-sha256",
    statement:
      "X-Amz-Content-Sha256 with the body's hash, signed like every X-Amz-… header, changes nothing.",
    citations: [verified, signedHeaders, contentHash],
    signatures: ["content-sha256"],
    needs: furtherHeaders,
  }),
  refusedSignature({
    name: "content-sha256-changed",
    statement:
      "Refused: the body is changed after signing, and X-Amz-Content-Sha256 has the hash of the body before.",
    citations: [verified, hashedPayload, ...mismatch],
    signatures: ["content-sha256-changed"],
    needs: [
      ...compared,
      ...blames("authentication.body-changed", "accepted", "state"),
      ...without("authentication.content-sha256"),
    ],
  }),
  observedSignature({
    name: "content-sha256-wrong",
    statement: "What a rightly signed request with another hash in X-Amz-Content-Sha256 is answered.",
    citations: [
      contentHash,
      unsettled("signed-request", "Nothing says whether services other than S3 look at the header."),
    ],
    signatures: ["content-sha256-wrong"],
  }),
  observedSignature({
    name: "unsigned-payload",
    statement: "What UNSIGNED-PAYLOAD, signed in the place of the body's hash, is answered.",
    citations: [
      documented(
        "signed-request",
        "For Amazon S3, include the literal string UNSIGNED-PAYLOAD when constructing a canonical request, and set the same value as the x-amz-content-sha256 header value when sending the request.",
      ),
      unsettled("signed-request", "Nothing says that other services refuse it."),
    ],
    signatures: ["unsigned-payload"],
  }),
  ...(["session-token", "session-token-empty"] as const).map((name) =>
    observedSignature({
      name,
      statement: `What ${name === "session-token" ? "a session token that the access key does not have" : "an empty session token"}, sent and signed, is answered.`,
      citations: [
        documented(
          "signed-request",
          "When you use temporary security credentials, you must add X-Amz-Security-Token to the Authorization header or include it in the query string to hold the session token.",
        ),
        unsettled("signed-request", "Nothing says what becomes of one beside a key that has none."),
      ],
      signatures: [name],
    }),
  ),
];
