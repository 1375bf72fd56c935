import type { Arbitrary } from "fast-check";

/** Where values come from: some that are always tried, and any number of further random ones. */
export interface Source<T> {
  /** Tried first, in this order; never empty. */
  readonly examples: readonly T[];
  /** Further values; null where the examples are all there are. It shrinks the examples too. */
  readonly arbitrary: Arbitrary<T> | null;
}

/** The most examples that one requirement gets, unless it lists more values itself. */
export const mostExamples = 40;
