import { timingSafeEqual } from "node:crypto";
import { messages } from "../messages.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Attempt, AuthenticationStep } from "./attempt.ts";
import { type CanonicalForm, canonicalRequests, honestForm } from "./canonical-request.ts";
import { algorithm, expectedSignature, terminator } from "./expected-signature.ts";
import type { PresentedSignature } from "./presented-signature.ts";
import { basicDate, type SigningDate } from "./signing-date.ts";

/** How far the clocks of client and service may differ, in milliseconds (Common Errors, RequestExpired). */
const tolerance = 15 * 60 * 1000;
/** A week, in seconds: the longest life of a presigned request. */
const longestExpiry = 604_800;

/** A check that the signature's parts are enough for; it is never reached without a signature. */
function check(
  name: string,
  run: (presented: PresentedSignature, attempt: Attempt) => Refusal | undefined,
): AuthenticationStep {
  return {
    name,
    run: (attempt) =>
      attempt.presented === undefined
        ? refuse("MissingAuthenticationToken", messages.missingToken)
        : run(attempt.presented, attempt),
  };
}

/** A check of the date, which has to be there and legible. */
function dateCheck(
  name: string,
  run: (date: SigningDate, presented: PresentedSignature, attempt: Attempt) => Refusal | undefined,
): AuthenticationStep {
  return check(name, (presented, attempt) => {
    if (presented.date === undefined) return refuse("IncompleteSignature", messages.missingDate);
    const { read } = presented.date;
    if (read === undefined) return refuse("IncompleteSignature", messages.malformedDate);
    return run(read, presented, attempt);
  });
}

function incompleteUnless(complete: boolean, message: string): Refusal | undefined {
  return complete ? undefined : refuse("IncompleteSignature", message);
}

function mismatchUnless(matches: boolean, message: string): Refusal | undefined {
  return matches ? undefined : refuse("SignatureDoesNotMatch", message);
}

/** Every check of a signature, in the order in which they are made. */
export const honestAuthentication: readonly AuthenticationStep[] = [
  check("signed", () => undefined),
  check("algorithm", (presented) =>
    incompleteUnless(presented.algorithm === algorithm, messages.unsupportedAlgorithm),
  ),
  check("credential", ({ credential }) =>
    incompleteUnless(credential !== undefined, messages.authorizationRequires("Credential")),
  ),
  check("signed-headers", ({ signedHeaders }) =>
    incompleteUnless(signedHeaders !== undefined, messages.authorizationRequires("SignedHeaders")),
  ),
  check("signature-given", ({ signature }) =>
    incompleteUnless(signature !== undefined, messages.authorizationRequires("Signature")),
  ),
  dateCheck("date", () => undefined),
  check("expiry", ({ place, expires = "" }) => {
    const seconds = /^\d{1,6}$/.test(expires) ? Number(expires) : 0;
    return incompleteUnless(
      place === "header" || (seconds >= 1 && seconds <= longestExpiry),
      messages.malformedExpiry,
    );
  }),
  check("scope-parts", ({ credential }) => incompleteUnless(credential?.length === 5, messages.shortScope)),
  check("key", ({ credential }, attempt) => {
    attempt.key = attempt.store.accessKeys.get(credential?.[0] ?? "");
    return attempt.key === undefined ? refuse("InvalidClientTokenId", messages.unknownKey) : undefined;
  }),
  // The endpoint issues no temporary credentials, so no session token belongs to a key of its own.
  check("session-token", ({ sessionToken }) =>
    sessionToken === undefined ? undefined : refuse("InvalidClientTokenId", messages.unknownKey),
  ),
  check("terminator", ({ credential }) =>
    mismatchUnless(credential?.[4] === terminator, messages.wrongTerminator),
  ),
  check("service", ({ credential }, { service }) =>
    mismatchUnless(credential?.[3] === service.signingName, messages.wrongService(service.signingName)),
  ),
  check("region", ({ credential }, { service }) =>
    mismatchUnless(credential?.[2] === service.region, messages.wrongRegion),
  ),
  dateCheck("scope-date", ({ basic }, { credential }) =>
    mismatchUnless(credential?.[1] === basic.slice(0, 8), messages.wrongScopeDate),
  ),
  dateCheck("not-too-old", ({ basic, time }, { expires }, { now }) => {
    if (expires !== undefined) {
      const end = time + Number(expires) * 1000;
      if (now <= end) return undefined;
      return refuse("SignatureDoesNotMatch", messages.presignedExpired(basicDate(end), basicDate(now)));
    }
    const limit = now - tolerance;
    if (time >= limit) return undefined;
    return refuse("SignatureDoesNotMatch", messages.expired(basic, basicDate(limit), basicDate(now)));
  }),
  dateCheck("not-too-new", ({ basic, time }, _, { now }) => {
    const limit = now + tolerance;
    if (time <= limit) return undefined;
    return refuse("SignatureDoesNotMatch", messages.notYetCurrent(basic, basicDate(limit), basicDate(now)));
  }),
  check("host-signed", ({ signedHeaders }) =>
    mismatchUnless(signedHeaders?.includes("host") === true, messages.hostUnsigned),
  ),
  check("signature", (presented, attempt) =>
    mismatchUnless(signatureMatches(presented, attempt), messages.wrongSignature),
  ),
];

/** How a signature is held against the one that is expected; what is absent is done honestly. */
export interface Comparison {
  readonly form?: Partial<CanonicalForm>;
  readonly same?: (given: string, expected: string) => boolean;
}

/** Whether the signature is the one that the key makes of this request. */
export function signatureMatches(
  presented: PresentedSignature,
  attempt: Attempt,
  { form = {}, same = sameText }: Comparison = {},
): boolean {
  const { key } = attempt;
  const [, date, region, service, end] = presented.credential ?? [];
  const signingDate = presented.date?.read;
  if (key === undefined || signingDate === undefined || presented.signature === undefined) return false;
  if (date === undefined || region === undefined || service === undefined || end === undefined) return false;
  const given = presented.signature;
  return canonicalRequests(attempt, presented, { ...honestForm, ...form }).some((canonical) =>
    same(
      given,
      expectedSignature(key.secret, { date, region, service, terminator: end }, signingDate.basic, canonical),
    ),
  );
}

/** Compares in a time that tells nothing of where two texts of equal length differ. */
function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
