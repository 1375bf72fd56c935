import { setTimeout } from "node:timers/promises";

/** What waits. An object, so that tests can count the pauses instead of sitting them out. */
export const clock = {
  /** Resolves after so many ms. */
  pause: (ms: number): Promise<void> => setTimeout(ms),
};
