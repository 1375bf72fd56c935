import type fc from "fast-check";
import type { FailedTrial, MinimalFailure } from "./run-property.ts";
import { together } from "./together.ts";
import type { Trial } from "./trial.ts";

/** Where shrinking starts. */
export interface ShrinkStart<T> {
  readonly value: fc.Value<[T]>;
  readonly trial: FailedTrial;
  readonly path: string;
}

/** How far shrinking goes. */
export interface ShrinkOptions {
  /** Candidates tried at once. */
  readonly width: number;
  /** Aborted: no candidate is tried any more, and the minimum found so far is not tried again. */
  readonly signal?: AbortSignal;
}

/** Trials that shrinking may cost at most: a target behind a slow line is not to be asked for ever. */
export const mostShrinkTrials = 400;

/**
 * Shrinks as fast-check does, with the next `width` candidates tried at once and the first failing one taken.
 * Only the same failure counts: another one met on the way would make a counterexample of something else.
 * The minimum is tried once more in the end; where it does not fail again it is flaky.
 */
export async function shrinkFailure<T>(
  property: Pick<fc.IRawProperty<[T]>, "shrink">,
  start: ShrinkStart<T>,
  attempt: (input: T) => Promise<Trial>,
  { width, signal }: ShrinkOptions,
): Promise<MinimalFailure> {
  let { value, trial, path } = start;
  let shrinkTrials = 0;
  const isCut = () => signal?.aborted === true;
  const affordable = () => (isCut() ? 0 : mostShrinkTrials - shrinkTrials);

  const failsAlike = async (input: T): Promise<FailedTrial | null> => {
    const { failure, ...rest } = await attempt(input);
    const alike =
      failure !== null &&
      failure.kind === start.trial.failure.kind &&
      failure.code === start.trial.failure.code &&
      failure.expected === start.trial.failure.expected;
    return alike ? { ...rest, failure } : null;
  };

  search: while (affordable() > 0) {
    const candidates = property.shrink(value)[Symbol.iterator]();
    for (let offset = 0; affordable() > 0; ) {
      const batch = take(candidates, Math.min(width, affordable()));
      if (batch.length === 0) break search;
      shrinkTrials += batch.length;
      const tried = batch.map((candidate) => failsAlike(candidate.value_[0]));
      // What is in flight when a run is cut short may fail for that reason alone.
      const trials = await together(tried).catch((error: unknown) => {
        if (isCut()) return [];
        throw error;
      });
      const first = trials.findIndex((trial) => trial !== null);
      const [taken, failing] = [batch[first], trials[first]];
      if (taken !== undefined && failing !== undefined && failing !== null) {
        value = taken;
        trial = failing;
        path += `:${offset + first}`;
        continue search;
      }
      offset += batch.length;
    }
  }

  if (isCut()) return { trial, path, shrinkTrials, flaky: false };
  const again = await failsAlike(value.value_[0]);
  return { trial: again ?? trial, path, shrinkTrials, flaky: again === null };
}

function take<V>(iterator: Iterator<V>, count: number): V[] {
  const taken: V[] = [];
  while (taken.length < count) {
    const next = iterator.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}
