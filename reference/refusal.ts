import { type ErrorCode, errorCodes } from "../contract/error-codes.ts";

/** A code that the endpoint refuses with: those of the contract, and two for what no AWS document describes. */
export type RefusalCode = ErrorCode | "MethodNotAllowed" | "RequestEntityTooLarge";

/** Why a request was refused. The rules decide what becomes of it on the wire. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

/** How a code goes over the wire. */
export interface ErrorForm {
  readonly status: number;
  readonly type: string;
  readonly code: string;
}

/** Refuses with `code`. */
export function refuse(code: RefusalCode, message: string): Refusal {
  return { code, message };
}

/** Status, type and wire code of a refusal: the contract's current status for each of its codes. */
export function honestErrorForm(code: RefusalCode): ErrorForm {
  // What AWS answers to these two is unknown; HTTP has a status of its own for each.
  if (code === "MethodNotAllowed") return { status: 405, type: "Sender", code };
  if (code === "RequestEntityTooLarge") return { status: 413, type: "Sender", code };
  const { statuses, type } = errorCodes[code];
  return { status: statuses[0], type, code };
}
