import { signatureMatches } from "../../authentication/honest-steps.ts";
import { messages } from "../../messages.ts";
import { refuse } from "../../refusal.ts";
import { admitting, authentication, comparing, finishing } from "../change.ts";
import { type Mutant, mutantsOf } from "../mutant.ts";
import {
  isPresigned,
  withMethod,
  withOtherBody,
  withOtherCharset,
  withOtherQuery,
} from "./altered-attempt.ts";

/** Whether there is a signature, whose it is, and what it covers. */
export const signatureMutants: readonly Mutant[] = mutantsOf({
  "signature-refusal-plain": {
    fault: "a signature that is missing or wrong is refused in plain text",
    kills: ["response.error.authentication"],
    rules: finishing((reply, { refusal }) =>
      refusal !== undefined && /Signature|Token/.test(refusal.code)
        ? { ...reply, headers: [["Content-Type", "text/plain"]], body: "Forbidden" }
        : reply,
    ),
  },
  "signature-not-required": {
    fault: "a request without a signature is let in",
    kills: ["authentication.unsigned"],
    rules: admitting("signed"),
  },
  "signature-missing-code": {
    fault: "a request without a signature is answered with AccessDenied",
    kills: ["authentication.unsigned"],
    rules: authentication("signed", (attempt, honest) =>
      honest(attempt) === undefined ? undefined : refuse("AccessDenied", messages.missingToken),
    ),
  },
  "signature-unknown-key": {
    fault: "any access key is let in",
    kills: ["authentication.unknown-key"],
    rules: admitting("key"),
  },
  "signature-unknown-key-right-secret": {
    fault: "any access key id is let in that comes with the secret of one that exists",
    kills: ["authentication.unknown-key"],
    rules: authentication("key", (attempt, honest) => {
      const outcome = honest(attempt);
      const { presented } = attempt;
      if (outcome === undefined || presented === undefined) return outcome;
      attempt.key = [...attempt.store.accessKeys.values()].find((key) =>
        signatureMatches(presented, { ...attempt, key }),
      );
      return attempt.key === undefined ? outcome : undefined;
    }),
  },
  "signature-unknown-key-code": {
    fault: "an unknown access key is answered with SignatureDoesNotMatch",
    kills: ["authentication.unknown-key"],
    rules: authentication("key", (attempt, honest) =>
      honest(attempt) === undefined ? undefined : refuse("SignatureDoesNotMatch", messages.wrongSignature),
    ),
  },
  "signature-not-compared": {
    fault: "the signature itself is not checked",
    kills: ["authentication.wrong-secret"],
    rules: admitting("signature"),
  },
  "signature-without-body": {
    fault: "the signature does not cover the Status in the body",
    kills: ["authentication.body-changed"],
    rules: admitting("signature", (attempt, honest) => honest(withOtherBody(attempt)) === undefined),
  },
  "signature-without-headers": {
    fault: "the signature does not cover the charset in the Content-Type",
    kills: ["authentication.header-changed"],
    rules: admitting("signature", (attempt, honest) => honest(withOtherCharset(attempt)) === undefined),
  },
  "signature-compared-in-part": {
    fault: "only the digits of the signature that were given are compared",
    kills: ["authentication.signature-cut"],
    rules: comparing({ same: (given, expected) => expected.startsWith(given) }),
  },
  "signature-without-method": {
    fault: "the signature does not cover the method",
    kills: ["authentication.method-changed"],
    rules: admitting("signature", (attempt, honest) =>
      ["GET", "POST", "PUT"].some((method) => honest(withMethod(attempt, method)) === undefined),
    ),
  },
  "signature-without-query": {
    fault: "the signature does not cover the Status in the query string",
    kills: ["authentication.query-changed"],
    rules: admitting("signature", (attempt, honest) => honest(withOtherQuery(attempt)) === undefined),
  },
  "signature-without-query-of-post": {
    fault: "the signature does not cover the query string of a POST request",
    kills: ["authentication.query-added"],
    rules: admitting(
      "signature",
      (attempt, honest) =>
        attempt.request.method === "POST" && honest({ ...attempt, query: [] }) === undefined,
    ),
  },
  "open-signature-capitals": {
    fault: "the letter case of the signature does not matter",
    kills: ["authentication.signature-capitals"],
    rules: comparing({ same: (given, expected) => given.toLowerCase() === expected }),
  },
  "signature-not-compared-when-presigned": {
    fault: "the signature of a presigned request is not checked",
    kills: ["authentication.presigned-changed"],
    rules: admitting("signature", isPresigned),
  },
});
