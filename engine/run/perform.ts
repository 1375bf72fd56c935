import { parametersOf } from "../../contract/operation.ts";
import { type Call, call } from "./call.ts";
import type { Session } from "./session.ts";

/** A credential and the user under whose name it is addressed. */
export interface Addressed {
  readonly owner: string;
  readonly id: string;
}

/** Makes one valid call of the operation under test: it sets the credential's Status to `set`. */
export function perform(
  { connection, operation }: Pick<Session, "connection" | "operation">,
  { owner, id }: Addressed,
  set: string,
): Promise<Call> {
  const parameters = parametersOf(operation, { credential: id, user: owner, set });
  return call(connection, { operation, parameters });
}
