import { messages } from "../../messages.ts";
import { refuse } from "../../refusal.ts";
import { admitting, authentication, refusing } from "../change.ts";
import type { Mutant } from "../mutant.ts";
import { isKnown, isPresigned, withOtherQuery } from "./altered-attempt.ts";

const tolerance = 15 * 60_000;

/** Signatures in the query string. */
export const presignedMutants: readonly Mutant[] = [
  {
    name: "signature-presigned-refused",
    fault: "presigned requests are taken for unsigned ones",
    kills: ["authentication.presigned"],
    rules: authentication("signed", (attempt, honest) =>
      isPresigned(attempt) ? refuse("MissingAuthenticationToken", messages.missingToken) : honest(attempt),
    ),
  },
  {
    name: "signature-presigned-expired",
    fault: "presigned requests never expire",
    kills: ["authentication.presigned-long-expired"],
    rules: admitting("not-too-old", isPresigned),
  },
  {
    name: "signature-presigned-expired-tolerated",
    fault: "presigned requests expire a quarter of an hour after their time",
    kills: ["authentication.presigned-expired"],
    rules: authentication("not-too-old", (attempt, honest) =>
      honest(isPresigned(attempt) ? { ...attempt, now: attempt.now - tolerance } : attempt),
    ),
  },
  {
    name: "signature-presigned-too-new",
    fault: "presigned requests may be from the future",
    kills: ["authentication.presigned-too-new"],
    rules: admitting("not-too-new", isPresigned),
  },
  {
    name: "signature-presigned-without-status",
    fault: "the signature of a presigned request does not cover its Status",
    kills: ["authentication.presigned-changed"],
    rules: admitting(
      "signature",
      (attempt, honest) => isPresigned(attempt) && honest(withOtherQuery(attempt)) === undefined,
    ),
  },
  {
    name: "signature-presigned-known-only",
    fault: "the signature of a presigned request need not cover parameters that are not known",
    kills: ["authentication.presigned-added"],
    rules: admitting(
      "signature",
      (attempt, honest) =>
        isPresigned(attempt) && honest({ ...attempt, query: attempt.query.filter(isKnown) }) === undefined,
    ),
  },
  {
    name: "signature-presigned-extra-refused",
    fault: "presigned requests with parameters that are not known are taken for unsigned ones",
    kills: ["authentication.presigned-extra"],
    rules: refusing(
      "signed",
      (attempt) => isPresigned(attempt) && !attempt.query.every(isKnown),
      refuse("MissingAuthenticationToken", messages.missingToken),
    ),
  },
  {
    name: "open-presigned-without-expires",
    fault: "presigned requests need no X-Amz-Expires",
    kills: ["authentication.presigned-without-expires"],
    rules: authentication("expiry", (attempt, honest) =>
      attempt.presented?.expires === undefined ? undefined : honest(attempt),
    ),
  },
  {
    name: "open-presigned-for-longer",
    fault: "presigned requests may be valid for any time",
    kills: ["authentication.presigned-for-longer"],
    rules: authentication("expiry", (attempt, honest) =>
      /^\d{6,}$/.test(attempt.presented?.expires ?? "") ? undefined : honest(attempt),
    ),
  },
  {
    name: "open-signed-twice",
    fault: "a request may not be signed both in its query string and in its Authorization header",
    kills: ["authentication.signed-twice"],
    rules: refusing(
      "signed",
      ({ query }, { place }) => place === "header" && query.some(([name]) => name === "X-Amz-Signature"),
      refuse("IncompleteSignature", messages.authorizationRequires("Signature")),
    ),
  },
];
