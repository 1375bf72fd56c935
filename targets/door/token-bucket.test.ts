import { describe, expect, it } from "vitest";
import { createTokenBucket } from "./token-bucket.ts";

/** A bucket on a clock that moves only when it is told to; `take` gives the wait that was asked for. */
function bucketOnPaper(ratePerSecond: number, burst?: number) {
  let now = 0;
  let waited = 0;
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      waited = milliseconds;
    },
  };
  const bucket = createTokenBucket(ratePerSecond, burst, clock);
  const { signal } = new AbortController();
  return {
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    take: async () => {
      waited = 0;
      await bucket.take(signal);
      return waited;
    },
  };
}

describe("createTokenBucket", () => {
  it("spaces requests evenly", async () => {
    const bucket = bucketOnPaper(10);
    expect([await bucket.take(), await bucket.take(), await bucket.take()]).toEqual([0, 100, 200]);
  });

  it("gains tokens as time passes, but never more than its burst", async () => {
    const bucket = bucketOnPaper(10, 3);
    bucket.pass(60_000);
    const waits = [await bucket.take(), await bucket.take(), await bucket.take(), await bucket.take()];
    expect(waits).toEqual([0, 0, 0, 100]);
    bucket.pass(150);
    expect([await bucket.take(), await bucket.take()]).toEqual([50, 150]);
  });

  it("starts with one token only where no burst is given", async () => {
    const bucket = bucketOnPaper(2);
    bucket.pass(10_000);
    expect([await bucket.take(), await bucket.take()]).toEqual([0, 500]);
  });

  it("stops waiting when it is told to", async () => {
    const bucket = createTokenBucket(0.001);
    const controller = new AbortController();
    await bucket.take(controller.signal);
    const waiting = bucket.take(controller.signal);
    controller.abort();
    await expect(waiting).rejects.toThrow();
  });
});
