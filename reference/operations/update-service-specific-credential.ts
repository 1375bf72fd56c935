import {
  driftedStatus,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Step } from "../call.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import { iamOperation, type NamedOperation } from "./operation.ts";
import { credentialId, status, userName } from "./parameters.ts";
import { checkOwner, effect, findCredential, findUser, validate } from "./steps.ts";

// Where this check stands against existence and ownership is unknown of AWS.
const checkStatus: Step = {
  name: "check-status",
  run: ({ input }) =>
    input.get("Status") === driftedStatus
      ? refuse("InvalidInput", messages.unsupportedStatus(driftedStatus))
      : undefined,
};

const setStatus = effect("set-status", ({ credential, input }) => {
  const wanted = input.get("Status");
  if (credential !== undefined && wanted !== undefined) credential.status = wanted;
});

/** The operation under test. */
export const updateOperation: NamedOperation = iamOperation(
  updateServiceSpecificCredential,
  [credentialId, userName, status],
  [validate, findUser, findCredential, checkOwner, checkStatus, setStatus],
);
