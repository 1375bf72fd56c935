import { userNameCharacters, wordCharacters } from "../alphabets.ts";
import { documented, recorded } from "../citation.ts";
import type { Operation } from "../operation.ts";

/** The status values that every edition of the documents names. */
export const documentedStatuses = ["Active", "Inactive"] as const;

/** The status value that only service models since 2025-06-30 list. */
export const driftedStatus = "Expired";

/** What real ids look like: this prefix, and this many characters in all (`cli-v2` examples, `stackd-recordings`). */
export const usualId = { prefix: "ACCA", length: 21 } as const;

/** An id that looks like one that IAM makes: the usual prefix, then `letters` over and over. */
export function madeUpId(letters: string): string {
  return usualId.prefix.padEnd(usualId.length, letters);
}

/** The unique identifier of the service-specific credential. */
export const credentialIdParameter = {
  name: "ServiceSpecificCredentialId",
  area: "credential-id",
  member: "serviceSpecificCredentialId",
  entity: "credential",
  constraints: [
    {
      kind: "required",
      citation: documented("api-reference", "ServiceSpecificCredentialId … Required: Yes"),
    },
    {
      kind: "length",
      minimum: 20,
      maximum: 128,
      citation: documented(
        "api-reference",
        "ServiceSpecificCredentialId … Length Constraints: Minimum length of 20. Maximum length of 128.",
      ),
    },
    {
      kind: "pattern",
      printed: "[\\w]+",
      alphabet: wordCharacters,
      citation: documented("api-reference", "ServiceSpecificCredentialId … Pattern: [\\w]+"),
    },
  ],
} as const;

/** The name of the user that the credential belongs to; absent, the caller's own. */
export const userNameParameter = {
  name: "UserName",
  area: "user-name",
  member: "userName",
  entity: "user",
  constraints: [
    {
      kind: "length",
      minimum: 1,
      maximum: 64,
      citation: documented(
        "api-reference",
        "UserName … Length Constraints: Minimum length of 1. Maximum length of 64.",
      ),
    },
    {
      kind: "pattern",
      printed: "[\\w+=,.@-]+",
      alphabet: userNameCharacters,
      citation: documented("api-reference", "UserName … Pattern: [\\w+=,.@-]+"),
    },
  ],
} as const;

/** The status to be assigned. */
export const statusParameter = {
  name: "Status",
  area: "status",
  member: "status",
  constraints: [
    { kind: "required", citation: documented("api-reference", "Status … Required: Yes") },
    {
      kind: "one-of",
      values: documentedStatuses,
      citation: documented("api-reference", "Status … Valid Values: Active | Inactive"),
    },
  ],
} as const;

/** The operation under test, as its API reference page declares it. */
export const updateServiceSpecificCredential = {
  name: "UpdateServiceSpecificCredential",
  parameters: [credentialIdParameter, userNameParameter, statusParameter],
  errors: ["NoSuchEntity"],
  hasResult: false,
  citations: [
    documented("api-reference", "Sets the status of a service-specific credential to Active or Inactive."),
    recorded(
      "localstack-recordings",
      "UpdateServiceSpecificCredential answers 200 without a result element.",
    ),
  ],
} as const satisfies Operation;
