import type { Exchange } from "../protocol/exchange.ts";
import type { Operation } from "../spec/operation.ts";
import type { Connection } from "./connection.ts";
import type { Journal } from "./journal.ts";
import type { Lanes } from "./lanes.ts";
import type { RunNames } from "./run-names.ts";

/** What every exercise of one run shares. */
export interface Session {
  readonly connection: Connection;
  readonly operation: Operation;
  readonly lanes: Lanes;
  readonly names: RunNames;
  readonly journal: Journal;
  /** Told of each exchange that a requirement judges. */
  readonly witness?: (requirement: string, exchange: Exchange) => void;
}
