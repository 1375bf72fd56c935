import { authenticationMutants } from "./authentication-mutants.ts";
import { credentialIdMutants } from "./credential-id-mutants.ts";
import { envelopeMutants } from "./envelope-mutants.ts";
import { messageMutants } from "./message-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { openQuestionMutants } from "./open-question-mutants.ts";
import { precedenceMutants } from "./precedence-mutants.ts";
import { refusalEnvelopeMutants } from "./refusal-envelope-mutants.ts";
import { requestMutants } from "./request-mutants.ts";
import { responseMutants } from "./response-mutants.ts";
import { stateMutants } from "./state-mutants.ts";
import { statusMutants } from "./status-mutants.ts";
import { transportMutants } from "./transport-mutants.ts";
import { userNameMutants } from "./user-name-mutants.ts";

/** Every endpoint with one fault, in the order of the requirements' areas. */
export const mutants: readonly Mutant[] = [
  ...credentialIdMutants,
  ...userNameMutants,
  ...statusMutants,
  ...stateMutants,
  ...envelopeMutants,
  ...refusalEnvelopeMutants,
  ...responseMutants,
  ...transportMutants,
  ...requestMutants,
  ...messageMutants,
  ...authenticationMutants,
  ...precedenceMutants,
  ...openQuestionMutants,
];

/** The mutant with this name, or undefined. */
export function mutantByName(name: string): Mutant | undefined {
  return mutants.find((mutant) => mutant.name === name);
}
