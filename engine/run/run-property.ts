import fc from "fast-check";
import type { CountedObservation } from "../judge/observation.ts";
import { isSameFailure } from "../judge/verdict.ts";
import { type CutCause, cutCauseOf } from "./cut.ts";
import { type FailingInput, type MinimalFailure, shrinkFailure } from "./shrink-failure.ts";
import type { FailedTrial, IsTold, Trial } from "./trial.ts";

/** A requirement made ready to run: where its inputs come from and how one is tried. */
export interface Exercise<T> {
  /** Tried first, in this order. */
  readonly examples: readonly T[];
  /** Further inputs, and how any input shrinks; null where the examples are all there is. */
  readonly arbitrary: fc.Arbitrary<T> | null;
  /** Tries one input on lanes of its own. */
  readonly attempt: (input: T) => Promise<Trial>;
}

/** How far a property is run. */
export interface PropertyOptions {
  readonly seed: number;
  readonly runs: number;
  /** Trials in flight at once; also the width of shrinking. */
  readonly concurrency: number;
  /** Runs the one input at this path of the seed instead, as counterexamples carry it; it is not shrunk further. */
  readonly path?: string;
  /** Default: true. Where only the verdict counts, looking for the smallest input is not worth its requests. */
  readonly shrink?: boolean;
  /** The run goes on past failures that are told elsewhere, and one that is not counts before them. Default: none is told. */
  readonly isTold?: IsTold;
  /** Aborted: no trial is begun any more, and a failure that was found is neither shrunk nor confirmed further. */
  readonly signal?: AbortSignal;
}

/** What a property run found. */
export interface PropertyResult {
  readonly runs: number;
  /** What was observed and how often, in the runs before shrinking. */
  readonly observations: readonly CountedObservation[];
  readonly minimal: MinimalFailure | null;
  /** Why none of the trials could be judged, for people; null: one could, or none was made. */
  readonly nothing: string | null;
  /** Why not all runs were made, though none failed; null: they were. */
  readonly cut: CutCause | null;
}

/** Returned to fast-check to make it draw no further value. */
const enough = { error: new Error("no further value is needed") };

/**
 * Runs trials as `runOnce` does. A failure that does not come again alone may need the company in which it was found:
 * the whole run is made again, and where it comes again in that it is not flaky. A failure that does come again counts
 * before one that does not, so nothing hides behind what happened once.
 */
export async function runProperty<T>(
  exercise: Exercise<T>,
  options: PropertyOptions,
): Promise<PropertyResult> {
  const found = await runOnce(exercise, options);
  const once = found.minimal;
  if (once?.flaky !== true || options.path !== undefined) return found;
  for (let again = 0; again < mostAgain && options.signal?.aborted !== true; again++) {
    const result = await runOnce(exercise, options);
    if (result.minimal === null) continue;
    const isSame = isSameFailure(result.minimal.trial.failure, once.trial.failure);
    if (isSame || !result.minimal.flaky) return { ...result, minimal: { ...result.minimal, flaky: false } };
  }
  return found;
}

/** How often a run is made again to see a failure again. */
const mostAgain = 2;

/**
 * Runs trials many at a time, with the values, verdict and path of fast-check's sequential run of the same seed:
 * fast-check draws the values, its `run` resolving as soon as a slot is free, and the lowest failing index counts,
 * first among failures that are not told elsewhere. What an attempt throws ends the run, and is thrown unless a failure
 * is told: that may be why.
 */
async function runOnce<T>(exercise: Exercise<T>, options: PropertyOptions): Promise<PropertyResult> {
  const { examples, attempt } = exercise;
  const { isTold = () => false } = options;
  const arbitrary: fc.Arbitrary<T> = exercise.arbitrary ?? fc.constantFrom(...atLeastOne(examples));
  const property = fc.asyncProperty<[T]>(arbitrary, async () => {});
  const observations = new Map<string, CountedObservation>();
  const state: RunState<T> = {
    begun: 0,
    nothing: undefined,
    inFlight: 0,
    generated: null,
    failed: null,
    told: null,
    thrown: null,
    unclear: undefined,
    isCut: false,
  };
  let slotFreed = () => {};
  const slot = () =>
    new Promise<void>((resolve) => {
      slotFreed = resolve;
    });

  async function begin(value: fc.Value<[T]>, index: number): Promise<void> {
    state.inFlight++;
    try {
      const trial = await attempt(value.value_[0]);
      const { failure, observation, nothing = null, unclear } = trial;
      if (state.nothing === undefined || nothing === null) state.nothing = nothing;
      state.unclear ??= unclear;
      if (observation !== null) {
        const key = JSON.stringify(observation);
        observations.set(key, { observation, count: (observations.get(key)?.count ?? 0) + 1 });
      }
      if (failure !== null) {
        const failed = { index, value, trial: { ...trial, failure } };
        const found = goesOnPast(failed.trial) ? "told" : "failed";
        if (index < (state[found]?.index ?? Number.POSITIVE_INFINITY)) state[found] = failed;
      }
    } catch (error) {
      state.thrown ??= { error };
    } finally {
      state.inFlight--;
      slotFreed();
    }
  }

  /** Each request that gets no answer may take a deadline, or a new start of the target. */
  const goesOnPast = (trial: FailedTrial) => trial.failure.kind !== "no-answer" && isTold(trial);

  const isOver = () => state.failed !== null || state.thrown !== null || options.signal?.aborted === true;

  const drawing: fc.IRawProperty<[T], true> = {
    isAsync: () => true,
    generate: (random, runId) => {
      state.generated = property.generate(random, runId);
      return state.generated;
    },
    shrink: (value) => property.shrink(value),
    runBeforeEach: async () => {},
    runAfterEach: async () => {},
    async run(drawn) {
      if (options.path !== undefined && state.begun === 1) return enough;
      for (let over = isOver(); !over && state.inFlight >= options.concurrency; over = isOver()) await slot();
      if (isOver()) {
        state.isCut = options.signal?.aborted === true;
        return enough;
      }
      // Examples come without having been generated; they shrink without context.
      const { generated } = state;
      const value = generated?.value_ === drawn ? generated : new fc.Value<[T]>(drawn, undefined);
      void begin(value, state.begun++);
      return null;
    },
  };
  /** On the way to the smallest input another failure would make a counterexample of what is told elsewhere. */
  const untold = async (input: T): Promise<Trial> => {
    const trial = await attempt(input);
    const { failure } = trial;
    return failure !== null && goesOnPast({ ...trial, failure }) ? { ...trial, failure: null } : trial;
  };
  await fc.check(drawing, {
    seed: options.seed,
    numRuns: exercise.arbitrary === null ? Math.min(examples.length, options.runs) : options.runs,
    examples: examples.map((example): [T] => [example]),
    endOnFailure: true,
    ...(options.path === undefined ? {} : { path: options.path }),
  });
  for (let busy = state.inFlight; busy > 0; busy = state.inFlight) await slot();

  const { begun, failed, told, thrown } = state;
  const cut = cutCauseOf(options.signal) ?? null;
  // What is in flight when a run is cut short may fail for that reason alone.
  if (thrown !== null && told === null && cut === null) throw thrown.error;
  const found = failed ?? told;
  if (found === null && state.unclear !== undefined && cut === null) throw state.unclear;
  if (found === null)
    return {
      runs: begun,
      observations: [...observations.values()],
      minimal: null,
      nothing: state.nothing ?? null,
      cut: state.isCut || thrown !== null ? cut : null,
    };
  const path = options.path ?? String(found.index);
  const isShrunk = options.path === undefined && options.shrink !== false;
  const shrinking = isShrunk ? property : { shrink: () => fc.Stream.nil<fc.Value<[T]>>() };
  // What is told elsewhere makes no counterexample, so it need not be small.
  const minimal =
    failed === null
      ? { trial: found.trial, path, shrinkTrials: 0, flaky: false }
      : await shrinkFailure(shrinking, failed, path, untold, {
          width: options.concurrency,
          ...(options.signal === undefined ? {} : { signal: options.signal }),
        });
  return { runs: begun, observations: [...observations.values()], minimal, nothing: null, cut: null };
}

/** How far a run has come; assigned from callbacks. */
interface RunState<T> {
  begun: number;
  /** Why no trial could be judged so far; undefined: none was made. */
  nothing: string | null | undefined;
  inFlight: number;
  generated: fc.Value<[T]> | null;
  /** Of the failures that are not told elsewhere the first. */
  failed: (FailingInput<T> & { readonly index: number }) | null;
  /** Of those that are told elsewhere the first. */
  told: (FailingInput<T> & { readonly index: number }) | null;
  thrown: { readonly error: unknown } | null;
  /** The first input of which nothing can be told says why. */
  unclear: Trial["unclear"];
  /** A value was drawn that is not tried, because the run is cut short. */
  isCut: boolean;
}

function atLeastOne<T>(items: readonly T[]): [T, ...T[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error("an exercise without an arbitrary needs examples");
  return [first, ...rest];
}
