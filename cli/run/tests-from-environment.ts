import { parseCommandLine } from "../arguments/parse-command-line.ts";
import { Problem } from "../problem.ts";
import { processSurroundings } from "../surroundings.ts";
import { withholdSecrets } from "../withhold-secrets.ts";
import { findTarget } from "./choose-target.ts";
import type { TestedRun } from "./define-tests.ts";
import { describeStop } from "./describe-stop.ts";
import { openOptions } from "./open-options.ts";
import { openRun } from "./open-run.ts";
import { openTarget } from "./open-target.ts";
import { planFor } from "./plan-for.ts";

/** The variable that holds the arguments of `iam-conformance run` where vitest is started by hand. */
const runVariable = "IAM_CONFORMANCE_RUN";

/**
 * The run that `vitest --project conformance` stands for: the arguments of the run command, as `IAM_CONFORMANCE_RUN`
 * has them, split at spaces; without it one against the embedded reference. Throws Problem.
 */
export async function testsFromEnvironment(): Promise<TestedRun> {
  const surroundings = withholdSecrets(processSurroundings());
  const words = (surroundings.environment[runVariable] ?? "").split(/\s+/).filter((word) => word !== "");
  const command = await parseCommandLine(["run", ...words], { write: surroundings.err });
  if (command?.name !== "run")
    throw new Problem(
      `${runVariable} must hold the arguments of iam-conformance run, for example: moto --only status`,
    );
  const target = findTarget(command.target, command, surroundings);
  return {
    plan: planFor(command, target),
    level: command.level,
    open: async () => {
      const { chosen, close } = await openTarget(target, command, surroundings);
      const run = await openRun(openOptions(command, chosen)).catch(async (error: unknown) => {
        await close();
        throw error;
      });
      const closeBoth = () => run.close().finally(close);
      const stop = describeStop(chosen.target, run.endpoint, run.preparation);
      if (stop === null) return { ...run, close: closeBoth };
      await closeBoth();
      throw new Problem(stop.message);
    },
  };
}
