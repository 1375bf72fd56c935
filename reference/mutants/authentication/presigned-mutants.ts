import { messages } from "../../messages.ts";
import { refuse } from "../../refusal.ts";
import { admitting, authentication, refusing } from "../change.ts";
import { type Mutant, mutantsOf } from "../mutant.ts";
import { isKnown, isPresigned, withOtherQuery } from "./altered-attempt.ts";

const tolerance = 15 * 60_000;

/** Signatures in the query string. */
export const presignedMutants: readonly Mutant[] = mutantsOf({
  "signature-presigned-refused": {
    fault: "presigned requests are taken for unsigned ones",
    kills: ["authentication.presigned"],
    rules: authentication("signed", (attempt, honest) =>
      isPresigned(attempt) ? refuse("MissingAuthenticationToken", messages.missingToken) : honest(attempt),
    ),
  },
  "signature-presigned-expired": {
    fault: "presigned requests never expire",
    kills: ["authentication.presigned-long-expired"],
    rules: admitting("not-too-old", isPresigned),
  },
  "signature-presigned-expired-tolerated": {
    fault: "presigned requests expire a quarter of an hour after their time",
    kills: ["authentication.presigned-expired"],
    rules: authentication("not-too-old", (attempt, honest) =>
      honest(isPresigned(attempt) ? { ...attempt, now: attempt.now - tolerance } : attempt),
    ),
  },
  "signature-presigned-too-new": {
    fault: "presigned requests may be from the future",
    kills: ["authentication.presigned-too-new"],
    rules: admitting("not-too-new", isPresigned),
  },
  "signature-presigned-without-status": {
    fault: "the signature of a presigned request does not cover its Status",
    kills: ["authentication.presigned-changed"],
    rules: admitting(
      "signature",
      (attempt, honest) => isPresigned(attempt) && honest(withOtherQuery(attempt)) === undefined,
    ),
  },
  "signature-presigned-known-only": {
    fault: "the signature of a presigned request need not cover parameters that are not known",
    kills: ["authentication.presigned-added"],
    rules: admitting(
      "signature",
      (attempt, honest) =>
        isPresigned(attempt) && honest({ ...attempt, query: attempt.query.filter(isKnown) }) === undefined,
    ),
  },
  "signature-presigned-extra-refused": {
    fault: "presigned requests with parameters that are not known are taken for unsigned ones",
    kills: ["authentication.presigned-extra"],
    rules: refusing(
      "signed",
      (attempt) => isPresigned(attempt) && !attempt.query.every(isKnown),
      refuse("MissingAuthenticationToken", messages.missingToken),
    ),
  },
  "open-presigned-without-expires": {
    fault: "presigned requests need no X-Amz-Expires",
    kills: ["authentication.presigned-without-expires"],
    rules: authentication("expiry", (attempt, honest) =>
      attempt.presented?.expires === undefined ? undefined : honest(attempt),
    ),
  },
  "open-presigned-for-longer": {
    fault: "presigned requests may be valid for any time",
    kills: ["authentication.presigned-for-longer"],
    rules: authentication("expiry", (attempt, honest) =>
      /^\d{6,}$/.test(attempt.presented?.expires ?? "") ? undefined : honest(attempt),
    ),
  },
  "open-signed-twice": {
    fault: "a request may not be signed both in its query string and in its Authorization header",
    kills: ["authentication.signed-twice"],
    rules: refusing(
      "signed",
      ({ query }, { place }) => place === "header" && query.some(([name]) => name === "X-Amz-Signature"),
      refuse("IncompleteSignature", messages.authorizationRequires("Signature")),
    ),
  },
});
