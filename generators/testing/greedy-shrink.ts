import type { Arbitrary } from "fast-check";
import { descentSteps } from "../descend.ts";

/** Where shrinking ended, and what it cost. */
export interface Shrunk<T> {
  readonly minimum: T;
  /** How many candidates were tested: as many requests as a run would spend. */
  readonly tried: number;
}

/** More candidates than any descent takes. */
const mostTried = 10_000;

/**
 * Shrinks `value` as a run does. Contexts are not passed on, as for examples. The tests measure generators with it.
 * Throws where the descent does not end.
 */
export function greedyShrink<T>(arbitrary: Arbitrary<T>, value: T, fails: (value: T) => boolean): Shrunk<T> {
  const steps = descentSteps(value, {
    candidatesOf: (found) => arbitrary.shrink(found, undefined),
    mostAtOnce: (tried) => {
      if (tried > mostTried) throw new Error("the descent does not end");
      return 1;
    },
  });
  let step = steps.next();
  while (step.done !== true)
    step = steps.next(step.value.map((candidate) => (fails(candidate.value) ? candidate.value : null)));
  return { minimum: step.value.found, tried: step.value.tried };
}
