import type { TestProject } from "vitest/node";
import { type OpenRunOptions, openRun } from "./open-run.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** How to open the run where vitest was started by hand; the command line opens it itself. */
    openRun: OpenRunOptions;
  }
}

/** Opens the run before the suites and closes it after them. Throws where the target cannot be tested. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = await openRun(project.getProvidedContext().openRun);
  const { support, fixtureProblem } = run.preparation;
  if (support.kind !== "implemented" && support.kind !== "yes-man") {
    await run.close();
    throw new Error(
      `the target cannot be tested: ${"detail" in support ? support.detail : support.noResponse.detail}`,
    );
  }
  if (fixtureProblem !== null) {
    await run.close();
    throw new Error(`fixtures cannot be made: ${fixtureProblem}`);
  }
  project.provide("run", run.context);
  return async () => {
    const left = await run.close();
    if (left.length > 0) throw new Error(`left on the target: ${left.join("; ")}`);
  };
}
