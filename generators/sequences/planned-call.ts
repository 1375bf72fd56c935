import type { ErrorCode } from "../../contract/error-codes.ts";
import type { XmlSpelling } from "../values/xml-spellings.ts";

/** A text of an answer that may be written in several ways; `document`: what stands between its elements. */
export type SpelledPart = "message" | "code" | "type" | "request-id" | "document";

/** One call that a client is to make, and the answer that it is to get; plain JSON. */
export interface PlannedCall {
  /** By the name on the wire; a parameter that is not listed is absent. */
  readonly params: Readonly<Record<string, string | null>>;
  /** The error of the answer; null: it is success. */
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
  /** The part of the answer that is not written in the plainest way; absent: there is none. */
  readonly spelled?: { readonly part: SpelledPart; readonly spelling: XmlSpelling };
  /** Made with temporary credentials, which have a session token. */
  readonly temporary?: true;
}

/** Calls that one client makes one after the other. Never empty. */
export type CallSequence = readonly PlannedCall[];
