import { authorizationHeaderRequirements } from "./authentication/authorization-header.ts";
import { dateRequirements } from "./authentication/dates.ts";
import { headerRequirements } from "./authentication/headers.ts";
import { payloadRequirements } from "./authentication/payloads.ts";
import { presignedRequirements } from "./authentication/presigned.ts";
import { queryStringRequirements } from "./authentication/query-strings.ts";
import { scopeRequirements } from "./authentication/scopes.ts";
import { signatureRequirements } from "./authentication/signatures.ts";
import type { Requirement } from "./requirement.ts";

/** What is required of the way a target authenticates requests. Why, sentence by sentence: docs/decisions/authentication.md. */
export const authenticationRequirements: readonly Requirement[] = [
  ...signatureRequirements,
  ...dateRequirements,
  ...authorizationHeaderRequirements,
  ...scopeRequirements,
  ...headerRequirements,
  ...queryStringRequirements,
  ...payloadRequirements,
  ...presignedRequirements,
];
