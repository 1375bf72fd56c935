import { delimiter, join } from "node:path";
import { visibleText } from "../../reporters/formats/visible.ts";
import { type Environment, expandHome } from "../../targets/home-path.ts";
import { isListening } from "../../targets/start/answers.ts";
import { freePort } from "../../targets/start/free-port.ts";
import { endpointAt, takesPort, withPort } from "../../targets/start/start-port.ts";
import { StartError, type StartedProcess, startProcess } from "../../targets/start/start-process.ts";
import type { StartSettings, Target } from "../../targets/target.ts";
import type { TargetChoice, TargetFlags } from "../arguments/target-flags.ts";
import { exitCodes } from "../exit-codes.ts";
import { packageRoot } from "../package-root.ts";
import { Problem } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";
import { type ChosenTarget, completeTarget, findTarget } from "./choose-target.ts";

/** The variable that names the folder where `npm run test:targets` installs targets, each under its name. */
const installationVariable = "IAM_CONFORMANCE_TARGETS";

/** A target that is ready to be talked to. */
export interface OpenTarget {
  /** With the endpoint at which it listens now. */
  readonly chosen: ChosenTarget;
  /** Ends what was started; says so where it had ended before. */
  close(): Promise<void>;
}

/**
 * Finds the target that the command line names and starts it where its entry says how: unless its endpoint answers
 * already, or with `start: true` in any case. Throws Problem, with nothing left running.
 */
export async function openTarget(
  choice: TargetChoice,
  flags: TargetFlags,
  surroundings: Surroundings,
): Promise<OpenTarget> {
  const target = findTarget(choice, flags, surroundings);
  if (target.start === undefined && flags.start === true)
    throw new Problem(`target ${target.name}: its entry does not say how it is started ("start")`);
  const started =
    target.start !== undefined && (await isToBeStarted(target, flags, surroundings))
      ? await start(target, target.start, surroundings)
      : null;
  try {
    return {
      // The credentials last: some endpoints write theirs when they start.
      chosen:
        started === null
          ? await completeTarget(target, surroundings)
          : { ...(await completeTarget(started.target, surroundings)), isOurs: true },
      close: async () => {
        const ended = started?.process.ended() ?? null;
        await started?.process.stop();
        if (ended !== null) surroundings.err(`iam-conformance: ${target.name}: ${visibleText(ended)}\n`);
      },
    };
  } catch (error) {
    await started?.process.stop();
    throw error;
  }
}

const listeningCheckMs = 1000;

async function isToBeStarted(target: Target, flags: TargetFlags, { err }: Surroundings): Promise<boolean> {
  if (flags.start !== undefined) return flags.start;
  if (!(await isListening(new URL(target.endpoint), listeningCheckMs))) return true;
  err(`note: ${target.endpoint} answers already: what is there is tested, and nothing is started\n`);
  return false;
}

interface Started {
  readonly target: Target;
  readonly process: StartedProcess;
}

async function start(target: Target, settings: StartSettings, surroundings: Surroundings): Promise<Started> {
  const { environment, err } = surroundings;
  const ownPort = Number(new URL(target.endpoint).port);
  const port = takesPort(settings) ? await freePort() : ownPort;
  const { command, cwd, env, ready, log } = withPort(settings, port);
  const endpoint = takesPort(settings) ? endpointAt(target.endpoint, port) : target.endpoint;
  err(`note: starting ${target.name} at ${endpoint} (${command[0]})\n`);
  try {
    const process = await startProcess({
      command,
      environment: { ...environment, PATH: searchPath(target.name, environment), ...env },
      ready,
      ...(cwd === undefined ? {} : { cwd: expandHome(cwd, environment) }),
      ...(log === undefined ? {} : { log: expandHome(log, environment) }),
    });
    return { process, target: { ...target, endpoint } };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new Problem(
      `target ${target.name}: ${visibleText(error.message)}\n${target.name} is started where nothing answers at ${target.endpoint}; \`npm run test:targets\` installs what the registries offer, and --no-start tests only what runs already`,
      exitCodes.untestable,
    );
  }
}

/** The folders of the target's own installation before those of the user, and what the suite brings along to start targets. */
function searchPath(name: string, environment: Environment): string {
  const own = join(installationFolder(environment), name);
  return [
    join(own, "bin"),
    join(own, "node_modules", ".bin"),
    environment["PATH"] ?? "",
    join(packageRoot, "targets", "starters"),
  ].join(delimiter);
}

/** Where `npm run test:targets` installs targets. */
export function installationFolder(environment: Environment): string {
  return environment[installationVariable] || expandHome("~/.cache/iam-conformance/targets", environment);
}
