import { authorizationHeaderMutants } from "./authentication/authorization-header-mutants.ts";
import { dateMutants } from "./authentication/date-mutants.ts";
import { headerMutants } from "./authentication/header-mutants.ts";
import { payloadMutants } from "./authentication/payload-mutants.ts";
import { presignedMutants } from "./authentication/presigned-mutants.ts";
import { queryStringMutants } from "./authentication/query-string-mutants.ts";
import { scopeMutants } from "./authentication/scope-mutants.ts";
import { signatureMutants } from "./authentication/signature-mutants.ts";
import type { Mutant } from "./mutant.ts";

/** Faults in the way a request is authenticated, and other answers where nothing is required. */
export const authenticationMutants: readonly Mutant[] = [
  ...signatureMutants,
  ...dateMutants,
  ...authorizationHeaderMutants,
  ...scopeMutants,
  ...headerMutants,
  ...queryStringMutants,
  ...payloadMutants,
  ...presignedMutants,
];
