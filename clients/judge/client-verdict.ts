import type { Level } from "../../contract/citation.ts";
import type { Outcome } from "../../engine/judge/verdict.ts";
import type { CallSequence } from "../../generators/sequences/planned-call.ts";
import type { ClientRequirementId } from "../../suites/clients.ts";
import type { Departure } from "../replies/compare-reply.ts";
import type { MadeCall } from "./made-call.ts";

/** The smallest sequence of calls that shows a violation. */
export interface ClientCounterexample extends Departure {
  readonly sequence: CallSequence;
  /** Which of the calls shows it; counts from 0. */
  readonly at: number;
  /** The calls as they were made, the last one being that which shows it. */
  readonly made: readonly MadeCall[];
  /** Sequences that were tried to find it. */
  readonly shrinkTrials: number;
}

/** What was found out about one requirement on a client. */
export interface ClientVerdict {
  readonly requirement: ClientRequirementId;
  readonly level: Level;
  readonly outcome: Extract<Outcome, "conforms" | "violates" | "untestable" | "inapplicable">;
  /** How many calls were held against it. */
  readonly calls: number;
  /** Why it is untestable or inapplicable. */
  readonly reason?: string;
  readonly counterexample?: ClientCounterexample;
  /** The failure did not come again. */
  readonly flaky?: boolean;
}
