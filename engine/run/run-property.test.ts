import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sampleFailure, sampleTrial } from "../testing/sample-trial.ts";
import { type Exercise, runProperty } from "./run-property.ts";
import type { IsTold, Trial } from "./trial.ts";

const numbers = fc.nat({ max: 1000 });

function exerciseOf(attempt: (value: number) => Promise<Trial>, examples: readonly number[] = []) {
  return { examples, arbitrary: numbers, attempt } satisfies Exercise<number>;
}

function failingFrom(bound: number) {
  return async (value: number) => sampleTrial(value, value >= bound ? sampleFailure : null);
}

/** What an attempt gives the first time that it is given each value; later the same again. */
function once(attempt: (value: number) => Promise<Trial>): (value: number) => Promise<Trial> {
  const tried = new Map<number, Promise<Trial>>();
  return (value) => {
    const trial = tried.get(value) ?? attempt(value);
    tried.set(value, trial);
    return trial;
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("runProperty", () => {
  it("counts how often each observation was made, shrinking apart", async () => {
    const attempt = async (value: number) => ({
      ...sampleTrial(value),
      observation: { kind: "silence", detail: value % 2 ? "odd" : "even" } as const,
    });
    const { runs, observations, minimal } = await runProperty(exerciseOf(attempt), {
      seed: 3,
      runs: 200,
      concurrency: 16,
    });
    expect(minimal).toBeNull();
    expect(runs).toBe(200);
    const details = observations.map(({ observation }) => "detail" in observation && observation.detail);
    expect(details.sort()).toEqual(["even", "odd"]);
    expect(observations.reduce((sum, { count }) => sum + count, 0)).toBe(200);

    const wrong = async (value: number) => ({ ...(await attempt(value)), failure: sampleFailure });
    const failing = await runProperty(exerciseOf(wrong), { seed: 3, runs: 200, concurrency: 1 });
    expect(failing.observations.map(({ count }) => count)).toEqual([1]);
  });

  it("tries the examples first and in order, then generated values", async () => {
    const tried: number[] = [];
    const attempt = async (value: number) => {
      tried.push(value);
      return sampleTrial(value);
    };
    await runProperty(exerciseOf(attempt, [2001, 2002, 2003]), { seed: 1, runs: 5, concurrency: 4 });
    expect(tried).toHaveLength(5);
    expect(tried.slice(0, 3)).toEqual([2001, 2002, 2003]);
    expect(Math.max(...tried.slice(3))).toBeLessThanOrEqual(1000);
  });

  it("shrinks an example, which nobody generated, without the context of one", async () => {
    const { minimal } = await runProperty(exerciseOf(failingFrom(17), [900]), {
      seed: 1,
      runs: 1,
      concurrency: 8,
    });
    expect(minimal?.trial.resolved).toBe(17);
    expect(minimal?.path).toMatch(/^0:\d/);
  });

  it("tries nothing but the examples where there is no arbitrary, and no more of them than runs", async () => {
    const tried: number[] = [];
    const exercise: Exercise<number> = {
      examples: [5, 6, 7],
      arbitrary: null,
      attempt: async (value) => {
        tried.push(value);
        return sampleTrial(value);
      },
    };
    expect((await runProperty(exercise, { seed: 1, runs: 100, concurrency: 2 })).runs).toBe(3);
    expect((await runProperty(exercise, { seed: 1, runs: 2, concurrency: 2 })).runs).toBe(2);
    expect(tried).toEqual([5, 6, 7, 5, 6]);
  });

  it("refuses an exercise with nothing to try", async () => {
    const exercise: Exercise<number> = { examples: [], arbitrary: null, attempt: failingFrom(0) };
    await expect(runProperty(exercise, { seed: 1, runs: 1, concurrency: 1 })).rejects.toThrow(
      "needs examples",
    );
  });

  it.each([1, 2, 7, 64])("keeps no more than %i trials in flight, in shrinking too", async (concurrency) => {
    let inFlight = 0;
    let most = 0;
    const attempt = async (value: number) => {
      most = Math.max(most, ++inFlight);
      await setImmediate();
      inFlight--;
      return sampleTrial(value, value >= 900 ? sampleFailure : null);
    };
    const { minimal } = await runProperty(exerciseOf(attempt), { seed: 5, runs: 300, concurrency });
    expect(minimal?.trial.resolved).toBe(900);
    expect(most).toBe(concurrency);
    expect(inFlight).toBe(0);
  });

  it("sees a failure again in the company in which it was found", async () => {
    let inFlight = 0;
    const crowded = async (value: number) => {
      inFlight++;
      await setImmediate();
      const trial = sampleTrial(value, inFlight >= 4 ? sampleFailure : null);
      inFlight--;
      return trial;
    };
    const { minimal } = await runProperty(exerciseOf(crowded), {
      seed: 3,
      runs: 20,
      concurrency: 4,
      shrink: false,
    });
    expect(minimal?.flaky).toBe(false);
  });

  it("lets nothing hide behind what failed once", async () => {
    let hasFailed = false;
    const other = { ...sampleFailure, expected: "something else" };
    const attempt = async (value: number) => {
      if (!hasFailed) {
        hasFailed = true;
        return sampleTrial(value, other);
      }
      return sampleTrial(value, value >= 500 ? sampleFailure : null);
    };
    const { minimal } = await runProperty(exerciseOf(attempt, [1]), { seed: 3, runs: 50, concurrency: 1 });
    expect(minimal).toMatchObject({ flaky: false, trial: { resolved: 500, failure: sampleFailure } });
  });

  describe("with failures that are told elsewhere", () => {
    const toldFailure = { ...sampleFailure, expected: "what another requirement asks for" };
    const isTold: IsTold = ({ failure }) => failure.expected === toldFailure.expected;
    const options = { seed: 3, runs: 50, concurrency: 4, isTold };
    /** Even numbers fail in a way that is told, those among the odd that `fails` as well in one that is not. */
    const attempt = (fails: (value: number) => boolean) => async (value: number) => {
      if (value % 2 === 0) return sampleTrial(value, toldFailure);
      return sampleTrial(value, fails(value) ? sampleFailure : null);
    };

    it("goes on to one that is not, and shrinks and replays that", async () => {
      const exercise = exerciseOf(
        attempt((value) => value >= 17),
        [2, 4, 901],
      );
      const { minimal } = await runProperty(exercise, options);
      expect(minimal?.trial.failure).toEqual(sampleFailure);
      expect(minimal?.trial.resolved).toBeLessThan(901);
      expect(minimal?.path).toMatch(/^2:\d/);
      const path = minimal?.path ?? "";
      expect((await runProperty(exercise, { ...options, path })).minimal?.trial).toEqual(minimal?.trial);
    });

    it("gives the first of them where there is no other, and tries no input twice", async () => {
      const exercise = exerciseOf(
        attempt(() => false),
        [1, 900, 2],
      );
      const { minimal, runs } = await runProperty(exercise, options);
      expect(runs).toBe(50);
      expect(minimal).toMatchObject({ path: "1", shrinkTrials: 0, trial: { resolved: 900 } });
    });

    it("goes on past none that got no answer, and counts one before what a later trial throws", async () => {
      const silent = { ...toldFailure, kind: "no-answer" } as const;
      const unanswered = exerciseOf(async (value) => sampleTrial(value, silent), [1]);
      expect((await runProperty(unanswered, { ...options, concurrency: 1 })).runs).toBe(1);
      const throwing = exerciseOf(
        async (value) => {
          if (value !== 2) throw new Error("the credential is gone");
          return sampleTrial(value, toldFailure);
        },
        [2, 3],
      );
      expect((await runProperty(throwing, options)).minimal?.trial.resolved).toBe(2);
    });
  });

  it("calls a failure that does not come again flaky, and keeps the trial that failed", async () => {
    let left = 1;
    const attempt = async (value: number) => sampleTrial(value, left-- > 0 ? sampleFailure : null);
    const { minimal } = await runProperty(exerciseOf(attempt), { seed: 1, runs: 10, concurrency: 1 });
    expect(minimal?.flaky).toBe(true);
    expect(minimal?.trial.failure).toEqual(sampleFailure);

    const lasting = await runProperty(exerciseOf(failingFrom(3)), { seed: 1, runs: 50, concurrency: 4 });
    expect(lasting.minimal?.flaky).toBe(false);
  });

  it.each([1, 16])(
    "throws what a trial throws, with nothing left in flight (%i at once)",
    async (concurrency) => {
      const broken = new Error("the line is down");
      let inFlight = 0;
      const attempt = async (value: number) => {
        inFlight++;
        await setImmediate();
        inFlight--;
        if (value > 500) throw broken;
        return sampleTrial(value);
      };
      const run = runProperty(exerciseOf(attempt), { seed: 1, runs: 1000, concurrency });
      await expect(run).rejects.toBe(broken);
      expect(inFlight).toBe(0);
    },
  );

  it("throws what a trial throws in shrinking", async () => {
    let left = 1;
    const attempt = async (value: number) => {
      if (left-- <= 0) throw new Error("the line is down");
      return sampleTrial(value, sampleFailure);
    };
    const run = runProperty(exerciseOf(attempt, [800]), { seed: 1, runs: 1, concurrency: 1 });
    await expect(run).rejects.toThrow("the line is down");
  });

  it("begins nothing once it is cut short, and says why and how much was begun", async () => {
    const options = { seed: 1, runs: 100, concurrency: 1 };
    const cutAt = (last: number) => {
      const controller = new AbortController();
      let count = 0;
      const attempt = async (value: number) => {
        if (++count === last) controller.abort("interruption");
        return sampleTrial(value);
      };
      return runProperty(exerciseOf(attempt), { ...options, signal: controller.signal });
    };
    expect(await cutAt(5)).toMatchObject({ runs: 5, cut: "interruption" });
    expect(await cutAt(100)).toMatchObject({ runs: 100, cut: null });
    const late = { ...options, signal: AbortSignal.abort() };
    const attempt = async (value: number) => sampleTrial(value);
    expect(await runProperty(exerciseOf(attempt), late)).toMatchObject({ runs: 0, cut: "time" });
    expect(await runProperty(exerciseOf(attempt), options)).toMatchObject({ runs: 100, cut: null });
  });

  it("keeps a failure that was found before, and passes over what the end itself makes fail", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const options = { seed: 1, runs: 100, concurrency: 1, signal };
    const failing = async (value: number) => {
      controller.abort("interruption");
      return sampleTrial(value, sampleFailure);
    };
    const found = await runProperty(exerciseOf(failing), options);
    expect(found).toMatchObject({ cut: null, minimal: { shrinkTrials: 0, flaky: false } });
    const throwing = async () => {
      throw new Error("nothing more is sent");
    };
    const again = await runProperty(exerciseOf(throwing), { ...options, signal: AbortSignal.any([signal]) });
    expect(again).toMatchObject({ runs: 0, cut: "interruption", minimal: null });
    const late = new AbortController();
    const endedBy = async () => {
      late.abort();
      throw new Error("nothing more is sent");
    };
    const cut = await runProperty(exerciseOf(endedBy), { ...options, signal: late.signal });
    expect(cut).toMatchObject({ runs: 1, cut: "time", minimal: null });
  });

  it("runs the one input of a path, confirms it, and shrinks it no further", async () => {
    const found = await runProperty(exerciseOf(failingFrom(17)), { seed: 9, runs: 100, concurrency: 8 });
    const path = found.minimal?.path ?? "";
    expect(path).toMatch(/:/);
    const [index = ""] = path.split(":");
    for (const [replayed, first] of [
      [path, false],
      [index, true],
    ] as const) {
      const tried: number[] = [];
      const attempt = async (value: number) => {
        tried.push(value);
        return failingFrom(17)(value);
      };
      const { minimal, runs } = await runProperty(exerciseOf(attempt), {
        seed: 9,
        runs: 100,
        concurrency: 8,
        path: replayed,
      });
      expect(runs).toBe(1);
      expect(tried).toHaveLength(2);
      expect(minimal).toMatchObject({ path: replayed, shrinkTrials: 0, flaky: false });
      expect(minimal?.trial.resolved === 17).toBe(!first);
    }
    const mended = await runProperty(exerciseOf(failingFrom(5000)), {
      seed: 9,
      runs: 100,
      concurrency: 8,
      path,
    });
    expect(mended).toMatchObject({ runs: 1, minimal: null });
  });

  it("keeps the failure of the lowest index, whichever comes first", async () => {
    const orders: readonly (readonly number[])[] = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ];
    for (const order of orders) {
      let begun = 0;
      let ended = 0;
      const attempt = async (value: number) => {
        begun++;
        while (begun < order.length || order[ended] !== value) await setImmediate();
        ended++;
        return sampleTrial(value, value === 0 ? null : sampleFailure);
      };
      const exercise = { examples: [0, 1, 2], arbitrary: null, attempt: once(attempt) };
      const options = { seed: 1, runs: 3, concurrency: 3, shrink: false };
      const { minimal } = await runProperty(exercise, options);
      expect(minimal, `ended in the order ${order}`).toMatchObject({ path: "1" });
    }
  });

  it("shrinks what was generated with the context that it was generated with", async () => {
    const boxed = fc.nat({ max: 1000 }).map((inside) => ({ inside }));
    const attempt = async ({ inside }: { readonly inside: number }) =>
      sampleTrial(inside, inside >= 17 ? sampleFailure : null);
    const { minimal } = await runProperty(
      { examples: [], arbitrary: boxed, attempt },
      { seed: 9, runs: 100, concurrency: 8 },
    );
    expect(minimal?.trial.resolved).toBe(17);
  });

  it("shrinks no longer than until it is cut short", async () => {
    const controller = new AbortController();
    let count = 0;
    const attempt = async (value: number) => {
      if (++count === 3) controller.abort();
      return failingFrom(17)(value);
    };
    const options = { seed: 1, runs: 1, concurrency: 2, signal: controller.signal };
    const { minimal } = await runProperty(exerciseOf(attempt, [900]), options);
    expect(minimal).toMatchObject({ shrinkTrials: 2, flaky: false });
  });

  it("keeps the first failure where only the verdict counts", async () => {
    const options = { seed: 9, runs: 100, concurrency: 8, shrink: false };
    const { minimal } = await runProperty(exerciseOf(failingFrom(17)), options);
    expect(minimal).toMatchObject({ shrinkTrials: 0, flaky: false });
    expect(minimal?.path).toMatch(/^\d+$/);
  });

  it("rejects a path that leads nowhere", async () => {
    const run = runProperty(exerciseOf(failingFrom(0)), { seed: 9, runs: 1, concurrency: 1, path: "0:x" });
    await expect(run).rejects.toThrow("path");
  });

  it("keeps no value after its trial, however many runs there are", async () => {
    setFlagsFromString("--expose-gc");
    const collect: () => void = runInNewContext("gc");
    const runs = 100_000;
    const seen: WeakRef<readonly number[]>[] = [];
    let alive = Number.NaN;
    const { runs: begun } = await runProperty(
      {
        examples: [],
        arbitrary: fc.tuple(numbers, numbers),
        attempt: async (value: readonly number[]) => {
          seen.push(new WeakRef(value));
          if (seen.length !== runs) return sampleTrial(null);
          // A WeakRef keeps its value until the end of the job that made it.
          await setImmediate();
          collect();
          alive = seen.filter((reference) => reference.deref() !== undefined).length;
          return sampleTrial(null);
        },
      },
      { seed: 1, runs, concurrency: 32 },
    );
    expect(begun).toBe(runs);
    expect(alive).toBeLessThan(100);
  });
});
