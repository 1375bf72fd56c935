import type { Credential, Store, User } from "./store.ts";
import type { XmlElement } from "./xml.ts";

/** Who signed a request; without `user`, the account itself. */
export interface Caller {
  readonly accessKeyId: string;
  readonly user: User | undefined;
}

/** One authenticated request on its way through an operation's steps. */
export interface Call {
  readonly operation: string;
  /** Every parameter as decoded. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The operation's own parameters, normalised. */
  readonly input: ReadonlyMap<string, string>;
  readonly caller: Caller;
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The user addressed, once a step has found it. */
  user: User | undefined;
  /** The credential addressed, once a step has found it. */
  credential: Credential | undefined;
  /** The children of the Result element, once a step has made them. */
  result: readonly XmlElement[];
}
