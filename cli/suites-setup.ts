import type { TestProject } from "vitest/node";
import { type OpenRunOptions, openRun } from "../suites/open-run.ts";
import type { Environment } from "../targets/home-path.ts";
import { chooseTarget } from "./choose-target.ts";
import { openOptions } from "./open-options.ts";
import { parseCommandLine } from "./options.ts";
import { Problem } from "./problem.ts";
import { processSurroundings } from "./surroundings.ts";

/** The variable that holds the arguments of `iam-conformance run` where vitest is started by hand. */
const runVariable = "IAM_CONFORMANCE_RUN";

/**
 * What to open where the suites are run by `vitest --project conformance`: the arguments of the run command, as
 * `IAM_CONFORMANCE_RUN` has them, split at spaces; without it the embedded reference. Throws Problem.
 */
function openRunFromEnvironment(environment: Environment): OpenRunOptions {
  const words = (environment[runVariable] ?? "").split(/\s+/).filter((word) => word !== "");
  const surroundings = { ...processSurroundings(), environment };
  const command = parseCommandLine(["run", ...words], { write: surroundings.err });
  if (command.name === "usage-problem") throw new Problem(`${runVariable}: ${command.message}`);
  if (command.name !== "run") throw new Problem(`${runVariable} holds no run`);
  return openOptions(command, chooseTarget(command.target, command, surroundings));
}

/** Opens the run before the suites and closes it after them. Throws where the target cannot be tested. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = await openRun(openRunFromEnvironment(process.env));
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
