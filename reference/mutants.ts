import { authenticationMutants } from "./mutants/authentication-mutants.ts";
import { credentialIdMutants } from "./mutants/credential-id-mutants.ts";
import { envelopeMutants } from "./mutants/envelope-mutants.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { openQuestionMutants } from "./mutants/open-question-mutants.ts";
import { precedenceMutants } from "./mutants/precedence-mutants.ts";
import { requestMutants } from "./mutants/request-mutants.ts";
import { responseMutants } from "./mutants/response-mutants.ts";
import { stateMutants } from "./mutants/state-mutants.ts";
import { statusMutants } from "./mutants/status-mutants.ts";
import { transportMutants } from "./mutants/transport-mutants.ts";
import { userNameMutants } from "./mutants/user-name-mutants.ts";

/** Every endpoint with one fault, in the order of the requirements' areas. */
export const mutants: readonly Mutant[] = [
  ...credentialIdMutants,
  ...userNameMutants,
  ...statusMutants,
  ...stateMutants,
  ...envelopeMutants,
  ...responseMutants,
  ...transportMutants,
  ...requestMutants,
  ...authenticationMutants,
  ...precedenceMutants,
  ...openQuestionMutants,
];

/** The mutant with this name, or undefined. */
export function mutantByName(name: string): Mutant | undefined {
  return mutants.find((mutant) => mutant.name === name);
}
