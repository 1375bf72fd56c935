import type { WireRequest } from "../../protocol/exchange.ts";
import type { EncodedPair } from "../form.ts";
import type { Refusal } from "../refusal.ts";
import type { AccessKey, Store } from "../store.ts";
import type { PresentedSignature } from "./presented-signature.ts";

/** A service as signatures name it. */
export interface SigningService {
  /** Name in the credential scope. */
  readonly signingName: string;
  readonly region: string;
}

/** One request on its way through the steps of authentication. */
export interface Attempt {
  readonly request: WireRequest;
  /** The values of each header, by lower-case name. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The query string, split but not decoded. */
  readonly query: readonly EncodedPair[];
  /** Undefined where the request is not signed at all. */
  readonly presented: PresentedSignature | undefined;
  readonly service: SigningService;
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The key that the request names, once a step has found it. */
  key: AccessKey | undefined;
}

/** What a step of authentication comes to; `admitted` skips all further steps. */
export type StepOutcome = Refusal | "admitted" | undefined;

/** One check of the signature; it relies on those before it. */
export interface AuthenticationStep {
  readonly name: string;
  readonly run: (attempt: Attempt) => StepOutcome;
}
