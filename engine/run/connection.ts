import type { Send } from "../../protocol/exchange.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";

/** Everything that is needed to send a signed request to a target. */
export interface Connection {
  readonly send: Send;
  /** Base path included. */
  readonly endpoint: URL;
  readonly region: string;
  readonly credentials: Credentials;
  /** How long, in ms, a read may lag behind a write. */
  readonly consistencyMs: number;
  /** The service that fixture credentials are made for. */
  readonly serviceName: string;
}
