import { setTimeout } from "node:timers/promises";

/** What waits, and by what it is told for how long. An object, so that tests can count the pauses instead of sitting them out. */
export const clock = {
  /** Milliseconds since some moment. */
  now: (): number => performance.now(),
  /** Resolves after so many ms. */
  pause: (ms: number): Promise<void> => setTimeout(ms),
};

/** Repeats `attempt` while it is too early to go by what it gives, with these pauses (in ms) between; gives what came last. */
export async function tryAgain<T>(
  attempt: () => Promise<T>,
  isEarly: (given: T) => boolean,
  pauses: Iterator<number>,
): Promise<T> {
  for (;;) {
    const given = await attempt();
    if (!isEarly(given)) return given;
    const pause = pauses.next();
    if (pause.done === true) return given;
    await clock.pause(pause.value);
  }
}

/** Growing pauses for a read that may lag behind a write; none is begun when so many ms are over. */
export function lagPauses(consistencyMs: number): Generator<number> {
  const end = clock.now() + consistencyMs;
  return doubling(50, 1000, () => clock.now() < end);
}

/** Six growing pauses for a busy target, with jitter, so that requests in flight do not come again together. */
export function throttlingPauses(): Iterator<number> {
  return doubling(100, 3200, (count) => count < 6, Math.random);
}

/** `random` gives a number from 0 to 1: 0 halves a pause, 1 adds a half. */
function* doubling(
  first: number,
  most: number,
  goesOn: (count: number) => boolean,
  random = () => 0.5,
): Generator<number> {
  for (let count = 0; goesOn(count); count++) yield Math.min(first * 2 ** count, most) * (0.5 + random());
}
