import type { ErrorCode } from "../../contract/error-codes.ts";

/** One call that a client is to make, and the answer that it is to get; plain JSON. */
export interface PlannedCall {
  /** By the name on the wire; a parameter that is not listed is absent. */
  readonly params: Readonly<Record<string, string | null>>;
  /** The error of the answer; null: it is success. */
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
}

/** Calls that one client makes one after the other. Never empty. */
export type CallSequence = readonly PlannedCall[];
