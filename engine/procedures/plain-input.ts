import { parametersOf } from "../../contract/operation.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Input, Value } from "../../generators/requests/input.ts";

/** A valid update of the lane's first credential to this Status. */
export function plainInput(status: string): Input {
  const parameters = parametersOf<Value>(updateServiceSpecificCredential, {
    credential: { role: "own-credential" },
    user: { role: "own-user" },
    set: { text: status },
  });
  return { parameters: parameters.map(([name, value]) => ({ name, value })), form: {}, signature: "none" };
}
