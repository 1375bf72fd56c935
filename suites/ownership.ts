import type { Operation } from "../contract/operation.ts";
import { updateOf } from "./declare.ts";
import { credentials } from "./ownership/credentials.ts";
import { users } from "./ownership/users.ts";
import type { Requirement } from "./requirement.ts";

/** What is required of the credential and the user that a request names: whether they exist, and whose it is. */
export function ownership(operation: Operation): Requirement[] {
  const update = updateOf(operation);
  return operation.parameters.flatMap((parameter) => {
    if (parameter.entity === undefined) return [];
    return parameter.entity === "user" ? users(parameter, update) : credentials(parameter, update);
  });
}
