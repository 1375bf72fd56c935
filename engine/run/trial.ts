import type { Exchange } from "../../protocol/exchange.ts";
import type { FixtureError } from "../fixtures/fixture-error.ts";
import type { Observation } from "../judge/observation.ts";
import type { Failure } from "../judge/verdict.ts";

/** What one input led to. */
export interface Trial {
  /** The first thing that was wrong, or null. */
  readonly failure: Failure | null;
  /** Why there was nothing to judge, for people; absent: there was. */
  readonly nothing?: string;
  /** The exchange that was judged. */
  readonly exchange: Exchange;
  /** The input with its references resolved, for people and for replays. */
  readonly resolved: unknown;
  /** What the target did; null where the trial is only there to be judged. */
  readonly observation: Observation | null;
  /** Why this input tells nothing, though others may; absent: it does. */
  readonly unclear?: FixtureError;
}

/** A failing trial. */
export interface FailedTrial extends Trial {
  readonly failure: Failure;
}

/** Whether the failure that an exchange shows is told by another requirement, which accounts for it. */
export type IsTold = (shown: Pick<FailedTrial, "failure" | "exchange">) => boolean;

/** The target is out of reach: nothing can be said about it. `message` says why, for people. */
export class TransportError extends Error {
  override readonly name = "TransportError";
}

/** A request whose time is the matter got no answer of the target's: the trial says nothing, and may be made again. */
export class LostInFlight extends TransportError {}
