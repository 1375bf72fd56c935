import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleFailure, sampleTrial } from "../testing/sample-trial.ts";
import { runProperty } from "./run-property.ts";
import { mostShrinkTrials } from "./shrink-failure.ts";

/** Values of one shape, and what about them fails; `threshold` and `modulus` vary from case to case. */
interface Shape<T> {
  readonly arbitrary: fc.Arbitrary<T>;
  readonly fails: (value: T, threshold: number, modulus: number) => boolean;
  readonly examples: readonly T[];
}

const small = fc.nat({ max: 60 });

const integers: Shape<number> = {
  arbitrary: fc.integer({ min: -500, max: 500 }),
  fails: (value, threshold) => value > threshold * 5,
  examples: [7, 499],
};
const remainders: Shape<number> = {
  arbitrary: fc.nat({ max: 2000 }),
  fails: (value, threshold, modulus) => value > threshold && value % modulus === 1,
  examples: [0, 1501],
};
const arrays: Shape<readonly number[]> = {
  arbitrary: fc.array(small, { maxLength: 6 }),
  fails: (values, threshold) => values.reduce((sum, value) => sum + value, 0) > threshold * 2,
  examples: [[], [60, 60, 60, 60]],
};
const texts: Shape<string> = {
  arbitrary: fc.string({ unit: fc.constantFrom("a", "b", "c", "_"), maxLength: 8 }),
  fails: (text, threshold) => text.includes("b") && text.length * 10 > threshold,
  examples: ["", "abbbbba"],
};
const pairs: Shape<readonly [number, boolean]> = {
  arbitrary: fc.tuple(small, fc.boolean()),
  fails: ([number, flag], threshold) => flag && number * 2 > threshold,
  examples: [[60, true]],
};
const mapped: Shape<string> = {
  arbitrary: small.map((length) => "x".repeat(length)),
  fails: (text, threshold, modulus) => text.length > threshold / 2 && text.length % modulus !== 0,
  examples: [],
};
const chained: Shape<readonly number[]> = {
  arbitrary: fc
    .integer({ min: 1, max: 4 })
    .chain((length) => fc.array(small, { minLength: length, maxLength: length })),
  fails: (values, threshold) => values.some((value) => value > threshold / 2),
  examples: [],
};
const filtered: Shape<number> = {
  arbitrary: small.filter((value) => value % 2 === 0),
  fails: (value, threshold) => value * 2 > threshold,
  examples: [4],
};
const choices: Shape<string | number> = {
  arbitrary: fc.oneof(small, fc.constantFrom("p", "q", "r")),
  fails: (value, threshold) => (typeof value === "string" ? value === "r" : value * 2 > threshold),
  examples: ["q"],
};

/** One comparison: everything that a run depends on, and how long each trial takes. */
interface Case {
  readonly seed: number;
  readonly runs: number;
  readonly concurrency: number;
  readonly threshold: number;
  readonly modulus: number;
  readonly withExamples: boolean;
  readonly delays: readonly number[];
}

const cases = fc.record<Case>({
  seed: fc.integer(),
  runs: fc.integer({ min: 1, max: 60 }),
  concurrency: fc.integer({ min: 1, max: 64 }),
  threshold: fc.integer({ min: 0, max: 99 }),
  modulus: fc.integer({ min: 2, max: 9 }),
  withExamples: fc.boolean(),
  // 0: at once; 1: after the next round of input and output; from 2: after as many milliseconds less one.
  delays: fc.array(fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 1, 1, 2), { minLength: 3, maxLength: 17 }),
});

function delayed(delay: number): Promise<unknown> {
  if (delay === 0) return Promise.resolve();
  return delay === 1 ? setImmediate() : sleep(delay - 1);
}

/** What both ways of running have to agree on. */
interface Found {
  readonly failed: boolean;
  readonly value: unknown;
  readonly path: string | null;
  readonly shrinkSteps: number;
}

async function sequentially<T>(
  { arbitrary, fails, examples }: Shape<T>,
  each: Case,
  extra: fc.Parameters<[T]> = {},
): Promise<Found & { readonly runs: number }> {
  const property = fc.asyncProperty(arbitrary, async (value) => !fails(value, each.threshold, each.modulus));
  const details = await fc.check(property, {
    seed: each.seed,
    numRuns: each.runs,
    examples: each.withExamples ? examples.map((example): [T] => [example]) : [],
    ...extra,
  });
  return {
    failed: details.failed,
    value: details.counterexample?.[0] ?? null,
    path: details.counterexamplePath,
    shrinkSteps: details.numShrinks,
    runs: details.numRuns,
  };
}

async function concurrently<T>(
  { arbitrary, fails, examples }: Shape<T>,
  each: Case,
  path?: string,
): Promise<Found & { readonly runs: number; readonly shrinkTrials: number }> {
  let begun = 0;
  const { minimal, runs } = await runProperty(
    {
      arbitrary,
      examples: each.withExamples ? examples : [],
      attempt: async (value) => {
        await delayed(each.delays[begun++ % each.delays.length] ?? 0);
        return sampleTrial(value, fails(value, each.threshold, each.modulus) ? sampleFailure : null);
      },
    },
    {
      seed: each.seed,
      runs: each.runs,
      concurrency: each.concurrency,
      ...(path === undefined ? {} : { path }),
    },
  );
  return {
    failed: minimal !== null,
    value: minimal?.trial.resolved ?? null,
    path: minimal?.path ?? null,
    shrinkSteps: (minimal?.path ?? "").split(":").length - 1,
    runs,
    shrinkTrials: minimal?.shrinkTrials ?? 0,
  };
}

async function compare<T>(shape: Shape<T>, each: Case): Promise<"passed" | "failed"> {
  const { runs: runsThere, ...there } = await sequentially(shape, each);
  const { runs: runsHere, shrinkTrials, ...here } = await concurrently(shape, each);
  const about = JSON.stringify(each);
  expect(shrinkTrials, `shrinking is cut off: ${about}`).toBeLessThan(mostShrinkTrials);
  expect(here, about).toEqual(there);
  if (there.path === null) {
    expect(runsHere, about).toBe(runsThere);
    return "passed";
  }
  expect(runsHere, about).toBeGreaterThanOrEqual(Number(there.path.split(":")[0]) + 1);
  const replayed = await sequentially(shape, each, { path: there.path, endOnFailure: true });
  expect(replayed, about).toMatchObject({ failed: true, value: here.value, path: here.path });
  const again = await concurrently(shape, each, there.path);
  expect(again, about).toMatchObject({ failed: true, value: here.value, path: here.path, runs: 1 });
  return "failed";
}

async function compareMany<T>(shape: Shape<T>, seed: number): Promise<Record<"passed" | "failed", number>> {
  const count = { passed: 0, failed: 0 };
  for (const each of fc.sample(cases, { seed, numRuns: 45 })) count[await compare(shape, each)]++;
  return count;
}

describe("a concurrent run", () => {
  it.each([
    ["integers", () => compareMany(integers, 1)],
    ["remainders", () => compareMany(remainders, 2)],
    ["arrays", () => compareMany(arrays, 3)],
    ["texts", () => compareMany(texts, 4)],
    ["pairs", () => compareMany(pairs, 5)],
    ["mapped values", () => compareMany(mapped, 6)],
    ["chained values", () => compareMany(chained, 7)],
    ["filtered values", () => compareMany(filtered, 8)],
    ["choices", () => compareMany(choices, 9)],
  ])("finds and replays what fast-check's own run of the same seed finds: %s", async (_, comparison) => {
    const { passed, failed } = await comparison();
    expect(passed + failed).toBe(45);
    expect(failed, "failures among the cases").toBeGreaterThan(10);
  });
});
