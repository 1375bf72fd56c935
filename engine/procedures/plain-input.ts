import type { Input } from "../../generators/input.ts";
import {
  credentialIdParameter,
  statusParameter,
  userNameParameter,
} from "../../spec/update-service-specific-credential.ts";

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
