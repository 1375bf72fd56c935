import { fileURLToPath } from "node:url";
import type { Reporter } from "vitest/reporters";
import type { RunContext } from "./run-context.ts";
import { suitesConfig } from "./vitest-project.ts";

/** Of the sources, or of what they are compiled to. */
const sourceRoot = fileURLToPath(new URL("..", import.meta.url));

/** vitest with the suites loaded, ready for a run. */
export interface Suites {
  /** Exercises the plan of a prepared run; resolves when vitest has ended, whatever the results. */
  run(context: RunContext, reporter: Reporter): Promise<void>;
  /** Asks for an early end: what is under way is finished, nothing new is begun. */
  cancel(): Promise<void>;
}

/** Loads vitest, which takes a while: best begun before the target is probed. */
export async function loadSuites(): Promise<Suites> {
  const { createVitest } = await import("vitest/node");
  let cancel = async () => {};
  return {
    cancel: () => cancel(),
    async run(context, reporter) {
      const vitest = await createVitest(
        "test",
        {
          ...suitesConfig(sourceRoot),
          config: false,
          watch: false,
          reporters: [reporter],
          provide: { run: context },
        },
        { logLevel: "silent" },
      );
      cancel = () => vitest.cancelCurrentRun("keyboard-input");
      // The exit code is the command line's to decide; vitest sets one for failing tests.
      const before = process.exitCode;
      try {
        await vitest.start();
      } finally {
        await vitest.close();
        process.exitCode = before;
      }
    },
  };
}
