import {
  documentedStatuses,
  statusParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Attempt } from "../authentication/attempt.ts";
import { signatureMatches } from "../authentication/honest-steps.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import { admitting, authentication, errorForm } from "./change.ts";
import type { Mutant } from "./mutant.ts";

const [active, inactive] = documentedStatuses;
const { name: statusName } = statusParameter;

function withOtherStatus(status: string): string {
  return status === active ? inactive : active;
}

/** The attempt as it would be with the other Status in its body. */
function withOtherBody(attempt: Attempt): Attempt {
  const pattern = new RegExp(`(?<=(?:^|&)${statusName}=)\\w+`);
  const body = attempt.request.body.replace(pattern, withOtherStatus);
  return { ...attempt, request: { ...attempt.request, body } };
}

/** The attempt as it would be with the other Status in its query string. */
function withOtherQuery(attempt: Attempt): Attempt {
  return {
    ...attempt,
    query: attempt.query.map(([name, value]) => [name, name === statusName ? withOtherStatus(value) : value]),
  };
}

/** The attempt as it would be without a charset in its Content-Type, or with the usual one. */
function withOtherCharset(attempt: Attempt): Attempt {
  const [given = ""] = attempt.headers.get("content-type") ?? [];
  const [media = ""] = given.split(";", 1);
  const other = media === given ? `${media}; charset=utf-8` : media;
  return { ...attempt, headers: new Map([...attempt.headers, ["content-type", [other]]]) };
}

function isPresigned({ presented }: Attempt): boolean {
  return presented?.place === "query";
}

/** Faults in the way a request is authenticated. */
export const authenticationMutants: readonly Mutant[] = [
  {
    name: "signature-not-required",
    fault: "a request without a signature is let in",
    kills: ["authentication.unsigned"],
    rules: admitting("signed"),
  },
  {
    name: "signature-missing-code",
    fault: "a request without a signature is told AccessDenied",
    kills: ["authentication.unsigned"],
    rules: authentication("signed", (attempt, honest) =>
      honest(attempt) === undefined ? undefined : refuse("AccessDenied", messages.missingToken),
    ),
  },
  {
    name: "signature-unknown-key",
    fault: "any access key is let in",
    kills: ["authentication.unknown-key"],
    rules: admitting("key"),
  },
  {
    name: "signature-unknown-key-code",
    fault: "an unknown access key is told SignatureDoesNotMatch",
    kills: ["authentication.unknown-key"],
    rules: authentication("key", (attempt, honest) =>
      honest(attempt) === undefined ? undefined : refuse("SignatureDoesNotMatch", messages.wrongSignature),
    ),
  },
  {
    name: "signature-not-compared",
    fault: "the signature itself is not checked",
    kills: ["authentication.wrong-secret"],
    rules: admitting("signature"),
  },
  {
    name: "signature-not-compared-when-presigned",
    fault: "the signature of a presigned request is not checked",
    kills: ["authentication.presigned-changed"],
    rules: admitting("signature", isPresigned),
  },
  {
    name: "signature-without-body",
    fault: "the signature does not cover the Status in the body",
    kills: ["authentication.body-changed"],
    rules: admitting("signature", (attempt, honest) => honest(withOtherBody(attempt)) === undefined),
  },
  {
    name: "signature-without-query",
    fault: "the signature does not cover the Status in the query string",
    kills: ["authentication.presigned-changed"],
    rules: admitting("signature", (attempt, honest) => honest(withOtherQuery(attempt)) === undefined),
  },
  {
    name: "signature-without-headers",
    fault: "the signature does not cover the charset in the Content-Type",
    kills: ["authentication.header-changed"],
    rules: admitting("signature", (attempt, honest) => honest(withOtherCharset(attempt)) === undefined),
  },
  {
    name: "signature-compared-in-part",
    fault: "only the digits of the signature that were given are compared",
    kills: ["authentication.signature-cut"],
    rules: admitting("signature", ({ presented, ...attempt }) =>
      presented === undefined
        ? false
        : signatureMatches(presented, { ...attempt, presented }, (given, expected) =>
            expected.startsWith(given),
          ),
    ),
  },
  {
    name: "signature-date-too-old",
    fault: "a signature never grows too old",
    kills: ["authentication.date-too-old"],
    rules: admitting("not-too-old", (attempt) => !isPresigned(attempt)),
  },
  {
    name: "signature-date-too-new",
    fault: "a signature may be from the future",
    kills: ["authentication.date-too-new"],
    rules: admitting("not-too-new"),
  },
  {
    name: "signature-date-code",
    fault: "a date that is off is told AccessDenied",
    kills: ["authentication.date-too-old"],
    rules: authentication("not-too-old", (attempt, honest) =>
      honest(attempt) === undefined ? undefined : refuse("AccessDenied", "The request is too old."),
    ),
  },
  {
    name: "signature-without-date",
    fault: "a request without a date is let in",
    kills: ["authentication.no-date"],
    rules: admitting("date"),
  },
  {
    name: "signature-without-algorithm",
    fault: "an Authorization header without an algorithm is let in",
    kills: ["authentication.no-algorithm"],
    rules: admitting("algorithm"),
  },
  {
    name: "signature-without-credential",
    fault: "an Authorization header without Credential is let in",
    kills: ["authentication.no-credential"],
    rules: admitting("credential"),
  },
  {
    name: "signature-without-signed-headers",
    fault: "an Authorization header without SignedHeaders is let in",
    kills: ["authentication.no-signed-headers"],
    rules: admitting("signed-headers"),
  },
  {
    name: "signature-without-signature",
    fault: "an Authorization header without Signature is let in",
    kills: ["authentication.no-signature"],
    rules: admitting("signature-given"),
  },
  {
    name: "signature-incomplete-code",
    fault: "an incomplete signature is told InvalidInput",
    kills: ["authentication.no-algorithm"],
    rules: errorForm("IncompleteSignature", () => ({ code: "InvalidInput" })),
  },
  {
    name: "signature-incomplete-status",
    fault: "an incomplete signature is answered with a failure of the service",
    kills: ["authentication.no-algorithm"],
    rules: errorForm("IncompleteSignature", () => ({ status: 500 })),
  },
  {
    name: "signature-short-scope",
    fault: "a credential scope with a part missing is let in",
    kills: ["authentication.short-scope"],
    rules: admitting("scope-parts"),
  },
  {
    name: "signature-terminator",
    fault: "the end of the credential scope is not checked",
    kills: ["authentication.wrong-terminator"],
    rules: authentication("terminator", () => undefined),
  },
  {
    name: "signature-service",
    fault: "the service in the credential scope is not checked",
    kills: ["authentication.wrong-service"],
    rules: authentication("service", () => undefined),
  },
  {
    name: "signature-region",
    fault: "the region in the credential scope is not checked",
    kills: ["authentication.wrong-region"],
    rules: authentication("region", () => undefined),
  },
  {
    name: "signature-scope-date",
    fault: "the date in the credential scope is not checked",
    kills: ["authentication.scope-date"],
    rules: authentication("scope-date", () => undefined),
  },
  {
    name: "signature-host",
    fault: "the host need not be signed",
    kills: ["authentication.host-unsigned"],
    rules: authentication("host-signed", () => undefined),
  },
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
    kills: ["authentication.presigned-expired"],
    rules: admitting("not-too-old", isPresigned),
  },
];
