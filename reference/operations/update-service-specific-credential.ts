import {
  driftedStatus,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Call } from "../call.ts";
import { messages } from "../messages.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { iamOperation, type NamedOperation } from "./operation.ts";
import { credentialId, status, userName } from "./parameters.ts";
import { checkOwner, effect, findCredential, findUser, validate } from "./steps.ts";

// Where this check stands against existence and ownership is unknown of AWS.
function checkStatus({ input }: Call): Refusal | undefined {
  return input.get("Status") === driftedStatus
    ? refuse("InvalidInput", messages.unsupportedStatus(driftedStatus))
    : undefined;
}

const setStatus = effect(({ credential, input }) => {
  const wanted = input.get("Status");
  if (credential !== undefined && wanted !== undefined) credential.status = wanted;
});

/** The operation under test. */
export const updateOperation: NamedOperation = iamOperation(
  updateServiceSpecificCredential,
  [credentialId, userName, status],
  { validate, findUser, findCredential, checkOwner, checkStatus, setStatus },
);
