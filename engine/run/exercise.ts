import type { Arbitrary } from "fast-check";
import type { Trial } from "./trial.ts";

/** A requirement made ready to run: where its inputs come from and how one is tried. */
export interface Exercise<T> {
  /** Tried first, in this order. */
  readonly examples: readonly T[];
  /** Further inputs, and how any input shrinks; null where the examples are all there is. */
  readonly arbitrary: Arbitrary<T> | null;
  /** Tries one input on lanes of its own. */
  readonly attempt: (input: T) => Promise<Trial>;
}
