import type { Operation } from "../../contract/operation.ts";
import type { Exchange } from "../../protocol/exchange.ts";
import type { Journal } from "../fixtures/journal.ts";
import type { Lanes } from "../fixtures/lanes.ts";
import type { RunNames } from "../fixtures/run-names.ts";
import type { Connection } from "./connection.ts";
import type { StandIn } from "./stand-in.ts";

/** What every exercise of one run shares. */
export interface Session {
  readonly connection: Connection;
  readonly operation: Operation;
  readonly lanes: Lanes;
  readonly names: RunNames;
  /** Where no fixtures can be made: what is judged by instead. Its lanes are invented then. */
  readonly standIn?: StandIn;
  readonly journal: Journal;
  /** Told of each exchange that a requirement judges. */
  readonly witness?: (requirement: string, exchange: Exchange) => void;
}
