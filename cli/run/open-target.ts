import { visibleText } from "../../reporters/words/visible.ts";
import { isListening } from "../../targets/start/answers.ts";
import type { Target } from "../../targets/target.ts";
import type { TargetFlags } from "../arguments/target-flags.ts";
import { Problem } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";
import { type ChosenTarget, completeTarget } from "./choose-target.ts";
import { refuseUntrustedStart } from "./trusted-targets.ts";

/** A target that is ready to be talked to. */
export interface OpenTarget {
  /** With the endpoint at which it listens now. */
  readonly chosen: ChosenTarget;
  /** Ends what was started; says so where it had ended before. */
  close(): Promise<void>;
}

/**
 * Starts a target where its entry says how, unless its endpoint answers already (`start: true`: in any case), and reads
 * what it takes to talk to it. Throws Problem, with nothing left running.
 */
export async function openTarget(
  target: Target,
  flags: Pick<TargetFlags, "start" | "targets" | "trustTargets">,
  surroundings: Surroundings,
): Promise<OpenTarget> {
  const { start } = flags;
  if (target.start === undefined && start === true)
    throw new Problem(
      `target ${target.name}: its entry does not say how to start it; add "start" to the entry, or leave out --start`,
    );
  if (target.start === undefined || !(start ?? (await isToBeStarted(target, surroundings))))
    return { chosen: await completeTarget(target, surroundings), close: async () => undefined };
  refuseUntrustedStart(target, flags);
  // What starts programs is loaded only where one is to be started.
  const { startTarget } = await import("./start-target.ts");
  const started = await startTarget(target, target.start, surroundings);
  const { endpoint, restart } = started;
  try {
    // The credentials last: some endpoints write theirs when they start.
    const complete = await completeTarget({ ...target, endpoint }, surroundings);
    return {
      chosen: { ...complete, isOurs: true, restart },
      close: async () => {
        const ended = started.ended();
        await started.stop();
        if (ended !== null) surroundings.err(`iam-conformance: ${target.name}: ${visibleText(ended)}\n`);
      },
    };
  } catch (error) {
    await started.stop();
    throw error;
  }
}

const listeningCheckMs = 1000;

async function isToBeStarted({ endpoint }: Target, { err }: Surroundings): Promise<boolean> {
  if (!(await isListening(new URL(endpoint), listeningCheckMs))) return true;
  err(`note: something already answers at ${endpoint}; it is tested as it is, and nothing is started\n`);
  return false;
}
