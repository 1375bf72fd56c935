/** A fixed number of places, given out in the order of asking. */
export interface Slots {
  /** Resolves when a place is free and taken. */
  take(): Promise<void>;
  /** Gives a place back. */
  give(): void;
}

/** As many places as there may be requests under way at once. */
export function createSlots(count: number): Slots {
  let free = count;
  let waiting: (() => void)[] = [];
  let first = 0;
  return {
    take() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    give() {
      const next = waiting[first];
      if (next === undefined) {
        free += 1;
        return;
      }
      first += 1;
      // Shifting an array of thousands costs more than the request that follows.
      if (first === waiting.length) {
        waiting = [];
        first = 0;
      }
      next();
    },
  };
}
