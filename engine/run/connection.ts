import type { Send } from "../../protocol/exchange.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import type { Learned } from "../fixtures/learned.ts";

/** Everything that is needed to send a signed request to a target. */
export interface Connection {
  readonly send: Send;
  /** Base path included. */
  readonly endpoint: URL;
  readonly region: string;
  readonly credentials: Credentials;
  /** How long, in ms, a read may lag behind a write. */
  readonly consistencyMs: number;
  /** How fixtures are asked for; shared by all connections of a run. */
  readonly learned: Learned;
}
