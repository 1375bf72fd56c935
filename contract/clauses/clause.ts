import type { Evidence } from "../citation.ts";
import type { SourceName } from "../sources.ts";

/** What clauses are about, in the order of the coverage page. */
export const clauseTopics = {
  operation: "The operation and its parameters",
  answers: "The form of answers",
  behaviour: "What a request leads to",
  routing: "Routing",
  authentication: "Authentication and authorization",
  order: "The order of the checks, and what nobody has settled",
  clients: "What a client sends, and what it makes of answers",
  fixtures: "The operations that make and remove users and credentials",
  editions: "Points on which editions of the documents differ",
} as const;

/** What is known of a fact, apart from what tests it. */
interface StatedFact {
  /** Unique; `topic.words`. */
  readonly id: `${keyof typeof clauseTopics}.${string}`;
  /** The best evidence for it. */
  readonly evidence: Evidence;
  readonly sources: readonly [SourceName, ...SourceName[]];
  readonly says: string;
}

/** A fact of AWS's behaviour, with the requirements that rest on it, or the reason why none does. */
export type Clause = StatedFact &
  (
    | { readonly requirements: readonly [string, ...string[]]; readonly untested?: never }
    | { readonly untested: string; readonly requirements?: never }
  );
