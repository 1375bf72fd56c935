import type { CutCause } from "../../engine/run/cut.ts";
import { exitCodes } from "../exit-codes.ts";

/** Watches for the signals that ask for an end: Ctrl-C, SIGTERM, and a terminal that is closed. */
export interface Interruption {
  /** Aborted from the first signal on. */
  readonly signal: AbortSignal;
  /** Stops watching. */
  end(): void;
}

/** The reason that the signal of an interruption is aborted with. */
const interruption: CutCause = "interruption";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Calls `onFirst` at the first signal, `onSecond` at the second, which ends the process at once. */
export function onInterrupt(onFirst: () => void, onSecond: () => void): Interruption {
  const controller = new AbortController();
  const handle = (): void => {
    if (controller.signal.aborted) {
      onSecond();
      process.exit(exitCodes.interrupted);
    }
    controller.abort(interruption);
    onFirst();
  };
  for (const name of signals) process.on(name, handle);
  return {
    signal: controller.signal,
    end: () => {
      for (const name of signals) process.off(name, handle);
    },
  };
}
