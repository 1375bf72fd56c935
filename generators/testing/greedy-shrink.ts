import type { Arbitrary } from "fast-check";

/** Where a greedy descent ended, and what it cost. */
export interface Descent<T> {
  readonly minimum: T;
  /** How many candidates were tested: as many requests as a run would spend. */
  readonly tried: number;
}

/**
 * Shrinks `value` as a run does: it goes on from the first candidate that still fails, until none does.
 * Contexts are not passed on, as for examples. The tests measure generators with it.
 */
export function greedyShrink<T>(arbitrary: Arbitrary<T>, value: T, fails: (value: T) => boolean): Descent<T> {
  let minimum = value;
  let tried = 0;
  for (;;) {
    let next: { readonly found: T } | undefined;
    for (const { value: candidate } of arbitrary.shrink(minimum, undefined)) {
      tried += 1;
      if (fails(candidate)) {
        next = { found: candidate };
        break;
      }
    }
    if (next === undefined) return { minimum, tried };
    minimum = next.found;
  }
}
