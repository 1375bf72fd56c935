import {
  credentialIdParameter,
  statusParameter,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Input } from "../../generators/requests/input.ts";

/** A valid update of the lane's first credential to this Status. */
export function plainInput(status: string): Input {
  return {
    parameters: [
      { name: credentialIdParameter.name, value: { role: "own-credential" } },
      { name: userNameParameter.name, value: { role: "own-user" } },
      { name: statusParameter.name, value: { text: status } },
    ],
    form: {},
    signature: "none",
  };
}
