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
  /** How it ended by itself, with its last lines, for people; null while it runs. */
  ended(): string | null;
  /** Ends it, in whatever state it is, and starts it again at the same place. Never rejects; it may not come up. */
  restart(): Promise<void>;
  /** Ends it for good. Never rejects. */
  stop(): Promise<void>;
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
  const start = () =>
    startProcess({
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
  try {
    return { endpoint, ...restartable(await start(), start) };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new Problem(
      `target ${name} does not start: ${visibleText(error.message)}\nto install it where the registries offer it: npm run test:targets; to test only what is running already: --no-start`,
      exitCodes.untestable,
    );
  }
}

/** A program that can be started anew; where it does not start, it stays away. */
function restartable(
  first: StartedProcess,
  start: () => Promise<StartedProcess>,
): Omit<StartedTarget, "endpoint"> {
  let process = first;
  let isStopped = false;
  let restarting = Promise.resolve();
  return {
    ended: () => process.ended(),
    restart() {
      restarting = restarting.then(async () => {
        if (isStopped) return;
        await process.stop();
        try {
          process = await start();
        } catch (error) {
          if (!(error instanceof StartError)) throw error;
        }
      });
      return restarting;
    },
    async stop() {
      isStopped = true;
      await restarting;
      await process.stop();
    },
  };
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
