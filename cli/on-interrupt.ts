/** Watches for Ctrl-C and SIGTERM. */
export interface Interruption {
  happened(): boolean;
  /** Stops watching. */
  end(): void;
}

/** Calls `stop` at the first signal; a second one ends the process at once. */
export function onInterrupt(stop: () => Promise<void>): Interruption {
  let happened = false;
  const handle = (): void => {
    if (happened) process.exit(130);
    happened = true;
    // What fails while stopping is reported by what is being stopped.
    stop().catch(() => undefined);
  };
  process.on("SIGINT", handle);
  process.on("SIGTERM", handle);
  return {
    happened: () => happened,
    end: () => {
      process.off("SIGINT", handle);
      process.off("SIGTERM", handle);
    },
  };
}
