import { delimiter, join } from "node:path";
import getPort from "get-port";
import { visibleText } from "../../reporters/words/visible.ts";
import { type Environment, expandHome } from "../../targets/home-path.ts";
import { startEnvironment } from "../../targets/start/start-environment.ts";
import { endpointAt, takesPort, withPort } from "../../targets/start/start-port.ts";
import { StartError, type StartedProcess, startProcess } from "../../targets/start/start-process.ts";
import type { StartSettings, Target } from "../../targets/target.ts";
import { exitCodes } from "../exit-codes.ts";
import { packageRoot } from "../package-root.ts";
import { Problem } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";

/** A target that the suite has started. */
export interface StartedTarget {
  /** Where it listens. */
  readonly endpoint: string;
  readonly process: StartedProcess;
}

/** Starts a target as its entry says, and waits until it answers. Throws Problem, with nothing left running. */
export async function startTarget(
  target: Target,
  settings: StartSettings,
  { environment, err }: Surroundings,
): Promise<StartedTarget> {
  const { name, endpoint: ownEndpoint } = target;
  const port = takesPort(settings) ? await getPort({ host: "127.0.0.1" }) : Number(new URL(ownEndpoint).port);
  const { command, cwd, env, ready, log } = withPort(settings, port);
  const endpoint = takesPort(settings) ? endpointAt(ownEndpoint, port) : ownEndpoint;
  err(`note: starting ${name} at ${endpoint} (${command[0]})\n`);
  try {
    const process = await startProcess({
      command,
      environment: {
        ...startEnvironment(target, environment),
        PATH: searchPath(name, environment),
        ...env,
      },
      ready,
      ...(cwd === undefined ? {} : { cwd: expandHome(cwd, environment) }),
      ...(log === undefined ? {} : { log: expandHome(log, environment) }),
    });
    return { endpoint, process };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new Problem(
      `target ${name} does not start: ${visibleText(error.message)}\nto install it where the registries offer it: npm run test:targets; to test only what is running already: --no-start`,
      exitCodes.untestable,
    );
  }
}

/** The variable that names the folder where `npm run test:targets` installs targets, each under its name. */
const installationVariable = "IAM_CONFORMANCE_TARGETS";

/** The folders of the target's own installation before those of the user, and what the suite brings along to start targets. */
function searchPath(name: string, environment: Environment): string {
  const installed = environment[installationVariable] || "~/.cache/iam-conformance/targets";
  const own = join(expandHome(installed, environment), name);
  return [
    join(own, "bin"),
    join(own, "node_modules", ".bin"),
    environment["PATH"] ?? "",
    join(packageRoot, "targets", "starters"),
  ].join(delimiter);
}
