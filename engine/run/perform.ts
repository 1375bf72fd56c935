import { type Operation, parametersOf } from "../../contract/operation.ts";
import { type Call, call } from "./call.ts";
import type { Connection } from "./connection.ts";

/** A credential and the user under whose name it is addressed. */
export interface Addressed {
  readonly owner: string;
  readonly id: string;
}

/** What is called, and through which connection. */
export interface CalledThrough {
  readonly connection: Connection;
  readonly operation: Operation;
}

/** Makes one valid call of the operation under test: it sets the credential's Status to `set`. */
export function perform(
  { connection, operation }: CalledThrough,
  { owner, id }: Addressed,
  set: string,
): Promise<Call> {
  const parameters = parametersOf(operation, { credential: id, user: owner, set });
  return call(connection, { operation, parameters });
}
