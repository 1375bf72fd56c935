import type { Evidence, Level } from "../../contract/citation.ts";
import type { ErrorCode } from "../../contract/error-codes.ts";
import type { Exchange } from "../../protocol/exchange.ts";
import type { FailureKind } from "../../suites/requirement.ts";
import type { LaneNames } from "../fixtures/lane.ts";
import type { CountedObservation } from "./observation.ts";

/** Whose fault it is. Exactly one per requirement and run. */
export const outcomes = ["conforms", "violates", "observed", "untestable", "inapplicable", "broken"] as const;

/** The outcome of one requirement. */
export type Outcome = (typeof outcomes)[number];

/** One departure of one exchange from what a requirement expects. */
export interface Failure {
  readonly kind: FailureKind;
  /** What the requirement asks for, in a few words: `400 ValidationError`. */
  readonly expected: string;
  /** What came instead: `404 NoSuchEntity`. */
  readonly observed: string;
  /** The code of an answer that is no refusal, or not the error that is due, where the contract knows it. */
  readonly code?: ErrorCode;
}

/** Whether two failures of one requirement are one departure, whatever was observed instead. */
export function isSameFailure(one: Failure, other: Failure): boolean {
  return one.kind === other.kind && one.code === other.code && one.expected === other.expected;
}

/** What a client was asked for, where one stood between the suite and the target. */
export interface ClientCall {
  /** The driver of the client, as the command line names it. */
  readonly driver: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, string | null>>;
  /** What the client made of it, in its driver's words: plain JSON. */
  readonly reply: unknown;
}

/** The smallest input that shows a violation, with the exchange that showed it. */
export interface Counterexample extends Failure {
  /** Parameters and form with every reference to a fixture resolved. */
  readonly input: unknown;
  readonly exchange: Exchange;
  /** Every exchange of the trial in the order of sending, `exchange` and the listings included; absent: only that one was kept. */
  readonly exchanges?: readonly Exchange[];
  /** The users and credentials that the trial held, in the order in which they were asked for; absent with `exchanges`. */
  readonly lanes?: readonly LaneNames[];
  readonly replay: { readonly seed: number; readonly path: string };
  /** Requests spent on shrinking. */
  readonly shrinkRequests: number;
  /** The call that was judged; `exchange` is then the same input as the suite sent it itself afterwards. */
  readonly client?: ClientCall;
}

/** What every verdict tells. */
export interface VerdictBase {
  readonly requirement: string;
  readonly level: Level;
  readonly evidence: Evidence;
  /** Inputs that were judged. */
  readonly runs: number;
  readonly durationMs: number;
}

/** Every input was answered as required. */
export interface Conforms extends VerdictBase {
  readonly outcome: "conforms";
}

/** An input was not. */
export interface Violates extends VerdictBase {
  readonly outcome: "violates";
  readonly counterexample: Counterexample;
  /** The failure did not come again when the minimal input was sent once more. */
  readonly flaky: boolean;
}

/** Nothing is required: what was seen, and how often. */
export interface Observed extends VerdictBase {
  readonly outcome: "observed";
  readonly observations: readonly CountedObservation[];
}

/** A prerequisite is missing: by itself, or because it hangs on another requirement. `reason`, for people. */
export type Untestable = VerdictBase & { readonly outcome: "untestable" } & (
    | {
        readonly reason: string;
        readonly because?: never;
        /** How it would have failed, if what kept it from being judged were known not to be the cause. */
        readonly failedBy?: FailureKind;
      }
    | {
        /** The requirement at the root, which failed. */
        readonly because: string;
        /** Why that one could not be judged; absent: it is violated. */
        readonly reason?: string;
        /** How this one failed, where it was exercised all the same. */
        readonly failedBy?: FailureKind;
      }
  );

/** The target's entry does not claim what the requirement is about. */
export interface Inapplicable extends VerdictBase {
  readonly outcome: "inapplicable";
  readonly reason: string;
}

/** Nothing can be said, and it is not the target's doing. */
export interface Broken extends VerdictBase {
  readonly outcome: "broken";
  readonly reason: string;
  readonly brokenBy: "suite" | "transport";
}

/** What a run found out about one requirement. */
export type Verdict = Conforms | Violates | Observed | Untestable | Inapplicable | Broken;
