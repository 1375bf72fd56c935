import type { Evidence, Level } from "../../contract/citation.ts";
import type { ErrorCode } from "../../contract/error-codes.ts";
import type { Exchange } from "../../protocol/exchange.ts";
import type { FailureKind } from "../../suites/requirement.ts";
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
  readonly replay: { readonly seed: number; readonly path: string };
  /** Requests spent on shrinking. */
  readonly shrinkRequests: number;
  /** The call that was judged; `exchange` is then the same input as the suite sent it itself afterwards. */
  readonly client?: ClientCall;
}

/** What the run found out about one requirement. */
export interface Verdict {
  readonly requirement: string;
  readonly level: Level;
  readonly evidence: Evidence;
  readonly outcome: Outcome;
  readonly runs: number;
  readonly durationMs: number;
  /** Why it is untestable, inapplicable or broken. */
  readonly reason?: string;
  /** Where it is broken: what broke. */
  readonly brokenBy?: "suite" | "transport";
  /** Where another requirement is to blame: how this one failed. */
  readonly failedBy?: FailureKind;
  /** The requirement whose violation makes this one untestable. */
  readonly because?: string;
  readonly counterexample?: Counterexample;
  /** The failure did not come again when the minimal input was sent once more. */
  readonly flaky?: boolean;
  /** For OBSERVE: what was seen, and how often. */
  readonly observations?: readonly CountedObservation[];
}
