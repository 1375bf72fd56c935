import { fileURLToPath } from "node:url";
import type { Vitest } from "vitest/node";
import type { Reporter } from "vitest/reporters";
import type { RunContext } from "./run-context.ts";
import { suitesConfig } from "./vitest-project.ts";

/** Of the sources, or of what they are compiled to. */
const sourceRoot = fileURLToPath(new URL("../..", import.meta.url));

/** vitest with the suites loaded, ready for a run. */
export interface Suites {
  /**
   * Exercises the plan of a prepared run; resolves when vitest has ended, whatever the results. Where `signal` is
   * aborted, what is under way is given up and nothing new is begun.
   */
  run(context: RunContext, reporter: Reporter, signal: AbortSignal): Promise<void>;
}

/** Loads vitest, which takes a while: best begun before the target is probed. */
export async function loadSuites(): Promise<Suites> {
  const { createVitest } = await import("vitest/node");
  return {
    async run(context, reporter, signal) {
      if (signal.aborted) return;
      const cancelling = cancelOnAbort(signal);
      const vitest = await withoutNewListeners(() =>
        createVitest(
          "test",
          {
            ...suitesConfig(sourceRoot),
            config: false,
            watch: false,
            reporters: [reporter, cancelling.reporter],
            provide: { run: context },
          },
          { logLevel: "silent" },
        ),
      );
      // The exit code is the command line's to decide; vitest sets one for failing tests.
      const before = process.exitCode;
      cancelling.watch(vitest);
      try {
        if (!signal.aborted) await vitest.start();
      } finally {
        cancelling.end();
        await vitest.close();
        process.exitCode = before;
      }
    },
  };
}

const endingEvents: readonly unknown[] = ["SIGINT", "SIGTERM", "unhandledRejection"];

/**
 * Takes back at once what `action` tells the process to listen to: vitest and vite end the process on their own
 * account, before any fixture could be removed and any result be reported.
 */
async function withoutNewListeners<T>(action: () => Promise<T>): Promise<T> {
  const refuse = (name: string | symbol, listener: (...values: unknown[]) => void): void => {
    // The event comes before the listener is there; no signal comes before the microtask.
    if (endingEvents.includes(name)) queueMicrotask(() => process.off(name, listener));
  };
  process.on("newListener", refuse);
  try {
    return await action();
  } finally {
    process.off("newListener", refuse);
  }
}

/** Cancels vitest's run when `signal` is aborted: not before its tests are known, because it forgets what it is told earlier. */
function cancelOnAbort(signal: AbortSignal) {
  let vitest: Vitest | null = null;
  let isCollected = false;
  let isCancelled = false;
  const cancel = (): void => {
    if (vitest === null || !isCollected || !signal.aborted || isCancelled) return;
    isCancelled = true;
    // What goes wrong on the way to an end shows in what the run has to report.
    vitest.cancelCurrentRun("keyboard-input").catch(() => undefined);
  };
  const reporter: Reporter = {
    onTestModuleCollected: () => {
      isCollected = true;
      cancel();
    },
  };
  return {
    reporter,
    watch: (started: Vitest) => {
      vitest = started;
      signal.addEventListener("abort", cancel);
    },
    end: () => signal.removeEventListener("abort", cancel),
  };
}
