import { setTimeout as sleep } from "node:timers/promises";

/** Hands out permissions to send at a steady rate. */
export interface TokenBucket {
  /** Resolves when the next request may go out, in the order of the calls; rejects when `signal` is aborted first. */
  take(signal: AbortSignal): Promise<void>;
}

/** Where a bucket gets its time from; replaced in tests. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/**
 * A token bucket that holds `burst` tokens and gains `ratePerSecond` of them each second. It keeps only the moment at
 * which the bucket will be full again (the generic cell rate algorithm, ITU-T I.371), so that waiting costs one timer.
 */
export function createTokenBucket(ratePerSecond: number, burst = 1, clock: Clock = systemClock): TokenBucket {
  const interval = 1000 / ratePerSecond;
  let due = clock.now();
  return {
    async take(signal) {
      const now = clock.now();
      due = Math.max(due, now - (burst - 1) * interval);
      const wait = due - now;
      due += interval;
      if (wait > 0) await clock.sleep(wait, signal);
    },
  };
}
