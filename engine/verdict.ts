import type { Exchange } from "../protocol/exchange.ts";
import type { Evidence, Level } from "../spec/citation.ts";
import type { FailureKind } from "../spec/requirement.ts";

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
}

/** The smallest input that shows a violation, with the exchange that showed it. */
export interface Counterexample extends Failure {
  /** Parameters and form with every reference to a fixture resolved. */
  readonly input: unknown;
  readonly exchange: Exchange;
  readonly replay: { readonly seed: number; readonly path: string };
  /** Requests spent on shrinking. */
  readonly shrinkRequests: number;
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
  /** For OBSERVE: each behaviour seen with the number of times, most frequent first. */
  readonly observations?: readonly { readonly behaviour: string; readonly count: number }[];
}
