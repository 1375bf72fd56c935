import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { LaneNames } from "../../engine/fixtures/lane.ts";
import type { RunNames } from "../../engine/fixtures/run-names.ts";
import { hasFailed, untestableBecause } from "../../engine/judge/attribute.ts";
import { verdictBase } from "../../engine/judge/decide-verdict.ts";
import type { Counterexample, Failure, Verdict, VerdictBase } from "../../engine/judge/verdict.ts";
import { call } from "../../engine/run/call.ts";
import { judgeOnce } from "../../engine/run/judge-once.ts";
import { verdictOnError } from "../../engine/run/run-requirements.ts";
import type { SurfaceRequirement } from "../../suites/surfaces.ts";
import { type ClientSurface, type ClientTrial, SaysNothing } from "./client-trial.ts";
import { exerciseStimulus } from "./exercise-stimulus.ts";

/** What requirements are exercised with. */
export interface SurfaceSession {
  readonly surface: ClientSurface;
  /** The driver, as the command line names it. */
  readonly driver: string;
  readonly lane: LaneNames;
  readonly names: RunNames;
  readonly seed: number;
  /** Aborted: nothing is begun any more, and what that ends is no failure of the driver. */
  readonly signal?: AbortSignal;
}

/** Gives the verdict on requirements, each exercised once however often it is asked for; one at a time. */
export type ClientJudge = (requirement: SurfaceRequirement) => Promise<Verdict>;

/** The judge of one run through a client. What a requirement needs is exercised first, also where nobody asks for it. */
export function createClientJudge(
  session: SurfaceSession,
  find: (id: string) => SurfaceRequirement | undefined,
): ClientJudge {
  return judgeOnce(find, async (requirement, verdictOn) => {
    for (const id of requirement.needs) {
      const verdict = await verdictOn(id);
      if (hasFailed(verdict)) return untestableBecause(verdictBase(requirement), verdict);
    }
    return exercise(session, requirement);
  });
}

async function exercise(session: SurfaceSession, requirement: SurfaceRequirement): Promise<Verdict> {
  const { signal, surface, lane, names } = session;
  const begun = performance.now();
  const base = (runs: number) => verdictBase(requirement, runs, performance.now() - begun);
  const attempt = () => exerciseStimulus(surface, requirement, lane, names);
  try {
    const trials = await attempt();
    const failed = failedOf(trials);
    if (failed === null) return { ...base(trials.length), outcome: "conforms" };
    const again = failedOf(await attempt());
    const counterexample = await counterexampleOf(session, failed);
    return {
      ...base(trials.length),
      outcome: "violates",
      counterexample: { ...counterexample, replay: { seed: session.seed, path: String(trials.length - 1) } },
      flaky: again?.failure.kind !== failed.failure.kind,
    };
  } catch (error) {
    return withoutVerdict(base(0), error, signal);
  }
}

type FailedTrial = ClientTrial & { readonly failure: Failure };

function failedOf(trials: readonly ClientTrial[]): FailedTrial | null {
  const last = trials.at(-1);
  return last === undefined || last.failure === null ? null : { ...last, failure: last.failure };
}

/** The call with what the target answers to the same input from the suite itself: what the client sent is not seen. */
async function counterexampleOf(
  { surface: { connection }, driver }: SurfaceSession,
  { failure, params, reply }: FailedTrial,
): Promise<Omit<Counterexample, "replay">> {
  const operation = updateServiceSpecificCredential;
  const { exchange } = await call(connection, { operation, parameters: Object.entries(params) });
  const { seq: _, ...told } = reply;
  return {
    ...failure,
    input: { parameters: params, form: {}, signature: "none" },
    exchange,
    shrinkRequests: 0,
    client: { driver, operation: operation.name, params, reply: told },
  };
}

function withoutVerdict(base: VerdictBase, error: unknown, signal: AbortSignal | undefined): Verdict {
  if (!(error instanceof SaysNothing) || signal?.aborted === true) return verdictOnError(base, error, signal);
  const { brokenBy, message: reason } = error;
  return brokenBy === null
    ? { ...base, outcome: "untestable", reason }
    : { ...base, outcome: "broken", reason, brokenBy };
}
