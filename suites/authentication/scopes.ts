import { documented } from "../../contract/citation.ts";
import type { Declaration } from "../declare.ts";
import { blames } from "../needs.ts";
import type { Requirement } from "../requirement.ts";
import { compared, sameCode } from "./blame.ts";
import { incomplete, mismatch, scope, verified } from "./clauses.ts";
import { refusedSignature } from "./declare-signed.ts";

/** The citations on a scope that is wrong in one part. `what`: which, in the words of the page. */
function wrongScope(what: string): Declaration["citations"] {
  return [
    scope,
    documented(
      "scope-troubleshooting",
      `If the credential scope does not ${what}, the signature verification step fails`,
    ),
    ...mismatch,
  ];
}

/** What a key was used for: the credential scope. */
export const scopeRequirements: readonly Requirement[] = [
  refusedSignature({
    name: "short-scope",
    statement: "Refused: the Credential has fewer than five parts.",
    citations: [scope, ...incomplete],
    signatures: ["short-scope"],
    needs: [...sameCode, ...blames("authentication.scope-changed", "accepted")],
  }),
  refusedSignature({
    name: "wrong-terminator",
    statement: "Refused: the credential scope does not end in aws4_request.",
    citations: wrongScope("end with aws4_request"),
    signatures: ["wrong-terminator"],
  }),
  refusedSignature({
    name: "wrong-service",
    statement: "Refused: the credential scope names another service.",
    citations: wrongScope("specify the same service as the host header"),
    signatures: ["wrong-service"],
  }),
  // No MUST: see docs/decisions/levels.md.
  refusedSignature({
    name: "wrong-region",
    level: "SHOULD",
    statement: "Refused: the credential scope names another region.",
    citations: wrongScope("specify the same Region as the request"),
    signatures: ["wrong-region"],
  }),
  refusedSignature({
    name: "scope-date",
    statement: "Refused: the date of the credential scope is not the request's.",
    citations: [
      documented(
        "signing-elements",
        "The date that you specify in the credential scope must match the date of your request.",
      ),
      ...wrongScope("specify the same date as the x-amz-date header"),
    ],
    signatures: ["scope-date"],
  }),
  refusedSignature({
    name: "scope-changed",
    statement: "Refused: the date, region, service or end of the credential scope is changed after signing.",
    citations: [
      documented(
        "authentication-methods",
        "Include the date, Region, and service that were used to calculate the signature.",
      ),
      verified,
      ...mismatch,
    ],
    signatures: [
      "scope-date-changed",
      "scope-region-changed",
      "scope-service-changed",
      "scope-terminator-changed",
    ],
    needs: compared,
  }),
  refusedSignature({
    name: "scope-capitals",
    level: "SHOULD",
    statement: "Refused: the service or the end of the credential scope is in capital letters.",
    citations: [
      documented(
        "signing-elements",
        "The Region code, service code, and termination string must use lowercase characters.",
      ),
    ],
    signatures: ["scope-service-capitals", "scope-terminator-capitals"],
    needs: ["wrong-service", "wrong-terminator"].flatMap((name) =>
      blames(`authentication.${name}`, "accepted"),
    ),
  }),
];
