import type { TestProject } from "vitest/node";
import type { Command } from "../arguments/command.ts";
import { parseCommandLine } from "../arguments/options.ts";
import { Problem } from "../problem.ts";
import { processSurroundings, type Surroundings } from "../surroundings.ts";
import { withholdSecrets } from "../withhold-secrets.ts";
import { openOptions } from "./open-options.ts";
import { openRun } from "./open-run.ts";
import { type OpenTarget, openTarget } from "./open-target.ts";

/** The variable that holds the arguments of `iam-conformance run` where vitest is started by hand. */
const runVariable = "IAM_CONFORMANCE_RUN";

type RunCommand = Extract<Command, { name: "run" }>;

/**
 * The run that `vitest --project conformance` stands for: the arguments of the run command, as `IAM_CONFORMANCE_RUN`
 * has them, split at spaces; without it one against the embedded reference. Throws Problem.
 */
function runFromEnvironment(surroundings: Surroundings): RunCommand {
  const words = (surroundings.environment[runVariable] ?? "").split(/\s+/).filter((word) => word !== "");
  const command = parseCommandLine(["run", ...words], { write: surroundings.err });
  if (command.name === "usage-problem") throw new Problem(`${runVariable}: ${command.message}`);
  if (command.name !== "run") throw new Problem(`${runVariable} holds no run`);
  return command;
}

/** Opens the run before the suites and closes it after them. Throws where the target cannot be tested. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const surroundings = withholdSecrets(processSurroundings());
  const command = runFromEnvironment(surroundings);
  const target = await openTarget(command.target, command, surroundings);
  try {
    const close = await openAndProvide(project, command, target);
    return () => close().finally(target.close);
  } catch (error) {
    await target.close();
    throw error;
  }
}

async function openAndProvide(
  project: TestProject,
  command: RunCommand,
  { chosen }: OpenTarget,
): Promise<() => Promise<void>> {
  const run = await openRun(openOptions(command, chosen));
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
