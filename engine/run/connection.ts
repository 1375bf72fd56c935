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
  /**
   * Rises whenever what is under way or was read before says nothing any more: the target was away and came back, and may
   * have lost what it held. Absent: that never happens.
   */
  readonly epoch?: (() => number) | undefined;
  /** Absent: no answer is ever taken for that of another request. */
  readonly order?: OrderOfAnswers | undefined;
}

/** Whether the answers of a target come in the order of the requests, by which alone HTTP tells them apart. */
export interface OrderOfAnswers {
  /** Bytes came that nobody had asked for: earlier answers may be those of other requests. Later ones are not. */
  isBroken(): boolean;
  /** Resolves when whatever broke the order before would have been seen. */
  settle(): Promise<void>;
}

/** The epoch that a connection is in. */
export function epochOf({ epoch }: Connection): number {
  return epoch?.() ?? 0;
}
