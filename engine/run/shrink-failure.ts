import type fc from "fast-check";
import { type DescentParts, descend } from "../../generators/descend.ts";
import { isSameFailure } from "../judge/verdict.ts";
import { together } from "./together.ts";
import type { FailedTrial, Trial } from "./trial.ts";

/** A failing input, with the trial that showed it. */
export interface FailingInput<T> {
  readonly value: fc.Value<[T]>;
  readonly trial: FailedTrial;
}

/** The smallest failing input that was found. */
export interface MinimalFailure {
  readonly trial: FailedTrial;
  /** fast-check's path: the index of the failing run, then the candidate taken at each step of shrinking. */
  readonly path: string;
  readonly shrinkTrials: number;
  /** It did not fail again, however often it was tried. */
  readonly flaky: boolean;
}

/** How far shrinking goes. */
export interface ShrinkOptions {
  /** Candidates tried at once at most. */
  readonly width: number;
  /** Aborted: no candidate is tried any more, and the minimum found so far is not tried again. */
  readonly signal?: AbortSignal;
}

/** Trials that shrinking may cost at most: a target behind a slow line is not to be asked for ever. */
export const mostShrinkTrials = 400;

/** As many where a trial that fails gets no answer: each of them may take a deadline, or a new start of the target. */
export const mostSilentTrials = 24;

/** Candidates that each step begins with: the first ones often fail alike, and those beside them are tried in vain then. */
const fewestAtOnce = 2;

/** How often the smallest input is tried again at most until it fails again. */
export const mostConfirmations = 5;

/**
 * Shrinks as fast-check does, with the next candidates tried at once and the first failing one taken: two at first, then
 * each time as many as were tried in vain, up to `width`. `path` leads to the start. Only the same failure counts: another one met on the way would make a counterexample of something
 * else. The minimum is tried again in the end, until it fails again; where it never does it is flaky.
 */
export async function shrinkFailure<T>(
  property: Pick<fc.IRawProperty<[T]>, "shrink">,
  start: FailingInput<T>,
  path: string,
  attempt: (input: T) => Promise<Trial>,
  { width, signal }: ShrinkOptions,
): Promise<MinimalFailure> {
  const isCut = () => signal?.aborted === true;
  const isSilent = start.trial.failure.kind === "no-answer";
  const most = isSilent ? mostSilentTrials : mostShrinkTrials;

  const failsAlike = async (value: fc.Value<[T]>): Promise<FailingInput<T> | null> => {
    const trial = await attempt(value.value_[0]);
    const { failure } = trial;
    return failure !== null && isSameFailure(failure, start.trial.failure)
      ? { value, trial: { ...trial, failure } }
      : null;
  };

  const parts: DescentParts<FailingInput<T>, fc.Value<[T]>> = {
    candidatesOf: ({ value }) => property.shrink(value),
    mostAtOnce: (tried, missed) =>
      isCut() ? 0 : Math.min(isSilent ? 1 : width, Math.max(fewestAtOnce, missed), most - tried),
  };
  const descent = await descend(start, parts, (candidates) =>
    // What is in flight when a run is cut short may fail for that reason alone.
    together(candidates.map(failsAlike)).catch((error: unknown) => {
      if (isCut()) return [];
      throw error;
    }),
  );
  const { trial, value } = descent.found;
  const minimal = { trial, path: [path, ...descent.path].join(":"), shrinkTrials: descent.tried };
  for (let confirmed = 0; confirmed < mostConfirmations; confirmed++) {
    if (isCut()) return { ...minimal, flaky: false };
    const again = await failsAlike(value);
    if (again !== null) return { ...minimal, trial: again.trial, flaky: false };
  }
  return { ...minimal, flaky: true };
}
