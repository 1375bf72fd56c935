import type { WireRequest } from "../../exchange.ts";
import type { AuthorizationParts } from "../authorization.ts";
import type { Credentials } from "../credentials.ts";
import type { Scope } from "../signature.ts";

/** In what one way of signing differs from a correct signature in the Authorization header. */
export interface SigningChange {
  /** Where the signature goes; absent: into the Authorization header. `both`: in a query string that is signed again. */
  readonly place?: "query" | "both" | "nowhere";
  readonly credentials?: (credentials: Credentials) => Credentials;
  /** Added to the present, in milliseconds. */
  readonly shift?: number;
  /** The date as it is sent, in the place of the basic format of ISO 8601, and signed as it is sent. */
  readonly timestamp?: (instant: Date) => string;
  /** The header that the date is sent in; null: in none. Default: X-Amz-Date. */
  readonly dateHeader?: "date" | null;
  /** The scope that is both named and signed with, so that nothing but the scope is wrong. */
  readonly scope?: (scope: Scope, instant: Date) => Scope;
  /** The scope as named, where it differs from the one signed with. */
  readonly namedScope?: (scope: Scope, instant: Date) => string;
  /** What becomes of the query string before it is signed. */
  readonly query?: (query: string) => string;
  /** Further headers, sent and signed. `body` is the request's. */
  readonly headers?: (instant: Date, body: string) => readonly (readonly [name: string, value: string])[];
  /** Headers that are sent but not signed, by lower-case name. */
  readonly unsignedHeaders?: readonly string[];
  /** The order in which the signed headers are listed and signed. Default: sorted. */
  readonly headerOrder?: (names: readonly string[]) => readonly string[];
  /** The method that is signed, where it is not the one that is sent. */
  readonly signedMethod?: string;
  /** What is signed in the place of the body's hash. */
  readonly signedPayload?: string;
  /** How the Authorization header is written. */
  readonly authorization?: (parts: Required<AuthorizationParts>) => string;
  /** Seconds, for presigned requests; absent: not sent. */
  readonly expires?: number;
  /** What becomes of the signed request. */
  readonly after?: (signed: WireRequest) => WireRequest;
}
