import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Failure } from "../judge/verdict.ts";
import { sampleFailure, sampleTrial } from "../testing/sample-trial.ts";
import { mostConfirmations, mostShrinkTrials, mostSilentTrials, shrinkFailure } from "./shrink-failure.ts";
import type { FailedTrial, Trial } from "./trial.ts";

const numbers = fc.asyncProperty<[number]>(fc.nat({ max: 1000 }), async () => {});

function startAt<T>(input: T, failure: Failure = sampleFailure) {
  const trial: FailedTrial = { ...sampleTrial(input), failure };
  return { value: new fc.Value<[T]>([input], undefined), trial };
}

/** Candidates without end, each one more than the last. */
const endless = {
  shrink: ({ value_: [from] }: fc.Value<[number]>): fc.Stream<fc.Value<[number]>> => {
    function* candidates(): Generator<fc.Value<[number]>> {
      for (let next = from + 1; ; next++) yield new fc.Value<[number]>([next], undefined);
    }
    return fc.stream(candidates());
  },
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe("shrinkFailure", () => {
  it.each([1, 3, 64])("finds the smallest input that fails, %i candidates at a time", async (width) => {
    const attempt = async (value: number) => sampleTrial(value, value >= 17 ? sampleFailure : null);
    const minimal = await shrinkFailure(numbers, startAt(900), "4", attempt, { width });
    expect(minimal).toMatchObject({ trial: { resolved: 17 }, flaky: false });
    expect(minimal.path).toMatch(/^4(:\d+)+$/);
  });

  it.each([
    ["of another kind", { ...sampleFailure, kind: "status" as const }],
    ["with another code", { ...sampleFailure, code: "NoSuchEntity" as const }],
    ["that expected something else", { ...sampleFailure, expected: "404 NoSuchEntity" }],
  ])("does not take a failure %s", async (_, other) => {
    const attempt = async (value: number) =>
      sampleTrial(value, value >= 500 ? sampleFailure : value >= 17 ? other : null);
    const minimal = await shrinkFailure(numbers, startAt(900), "4", attempt, { width: 8 });
    expect(minimal.trial).toMatchObject({ resolved: 500, failure: sampleFailure });
  });

  it("takes a failure that was only observed to be something else", async () => {
    const attempt = async (value: number) =>
      sampleTrial(value, value >= 17 ? { ...sampleFailure, observed: `${value}` } : null);
    const minimal = await shrinkFailure(numbers, startAt(900), "4", attempt, { width: 8 });
    expect(minimal.trial.failure.observed).toBe("17");
  });

  it.each([1, 64, 399, 1000])(
    "tries no more than the bound, %i at a time, and a few times to confirm",
    async (width) => {
      let tried = 0;
      const never = async (value: number): Promise<Trial> => {
        tried++;
        return sampleTrial(value);
      };
      const stuck = await shrinkFailure(endless, startAt(0), "4", never, { width });
      expect(stuck.shrinkTrials).toBe(mostShrinkTrials);
      expect(tried).toBe(mostShrinkTrials + mostConfirmations);
      expect(stuck).toMatchObject({ path: "4", flaky: true });

      tried = 0;
      const always = async (value: number): Promise<Trial> => {
        tried++;
        return sampleTrial(value, sampleFailure);
      };
      const running = await shrinkFailure(endless, startAt(0), "4", always, { width });
      expect(running.shrinkTrials).toBe(mostShrinkTrials);
      expect(tried).toBe(mostShrinkTrials + 1);
    },
  );

  it("is not flaky where the failure comes again once", async () => {
    let tried = 0;
    const everyThird = async (value: number) => sampleTrial(value, ++tried % 3 === 0 ? sampleFailure : null);
    const none = { shrink: () => fc.Stream.nil<fc.Value<[number]>>() };
    expect(await shrinkFailure(none, startAt(5), "4", everyThird, { width: 4 })).toMatchObject({
      flaky: false,
    });
    expect(tried).toBe(3);
  });

  it("tries few candidates, one at a time, where those that fail get no answer", async () => {
    let inFlight = 0;
    let most = 0;
    let tried = 0;
    const attempt = async (value: number) => {
      tried++;
      most = Math.max(most, ++inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight--;
      return sampleTrial(value, { ...sampleFailure, kind: "no-answer" as const });
    };
    const silent = startAt(0, { ...sampleFailure, kind: "no-answer" });
    await shrinkFailure(endless, silent, "4", attempt, { width: 8 });
    expect([most, tried]).toEqual([1, mostSilentTrials + 1]);
  });

  it("tries no candidate once it is cut short, and keeps what it has", async () => {
    const controller = new AbortController();
    let count = 0;
    const attempt = async (value: number) => {
      if (++count === 4) controller.abort();
      if (count > 4) throw new Error("nothing more is sent");
      return sampleTrial(value, value >= 17 ? sampleFailure : null);
    };
    const { signal } = controller;
    const minimal = await shrinkFailure(numbers, startAt(900), "4", attempt, { width: 2, signal });
    expect(minimal).toMatchObject({ shrinkTrials: 4, flaky: false });
    const late = await shrinkFailure(numbers, startAt(900), "4", attempt, { width: 2, signal });
    expect(late).toMatchObject({ shrinkTrials: 0, flaky: false, path: "4" });
  });

  it("passes over what the end of the run makes fail", async () => {
    const controller = new AbortController();
    const attempt = async () => {
      controller.abort();
      throw new Error("nothing more is sent");
    };
    const minimal = await shrinkFailure(numbers, startAt(900), "4", attempt, {
      width: 2,
      signal: controller.signal,
    });
    expect(minimal).toMatchObject({ flaky: false, path: "4" });
  });

  it("waits for the candidates in flight before it throws what one of them threw", async () => {
    let inFlight = 0;
    const attempt = async (value: number) => {
      if (value === 1) throw new Error("the line is down");
      inFlight++;
      await new Promise((resolve) => setImmediate(resolve));
      inFlight--;
      return sampleTrial(value);
    };
    await expect(shrinkFailure(endless, startAt(0), "4", attempt, { width: 4 })).rejects.toThrow(
      "the line is down",
    );
    expect(inFlight).toBe(0);
  });
});
