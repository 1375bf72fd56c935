import type { EditionName } from "../../contract/editions.ts";
import { plainUpdate } from "../../suites/needs.ts";
import type { Need, Requirement } from "../../suites/requirement.ts";
import {
  ExpiredCredentialsError,
  FixtureError,
  LookedUpError,
  UnansweredError,
} from "../fixtures/fixture-error.ts";
import {
  attribute,
  blockingVerdict,
  causeOf,
  type NeededVerdict,
  untestableBecause,
  withoutToldRules,
} from "../judge/attribute.ts";
import { decideVerdict, verdictBase } from "../judge/decide-verdict.ts";
import { answersEveryRequest, isSilent } from "../judge/name-silence.ts";
import type { Broken, Untestable, Verdict, VerdictBase } from "../judge/verdict.ts";
import { cutCauseOf, cutReasons } from "./cut.ts";
import { judgeOnce, type VerdictOnNeed } from "./judge-once.ts";
import { keepExchanges } from "./keep-exchanges.ts";
import { type PlannedRequirement, underEdition } from "./plan.ts";
import { runStimulus } from "./run-stimulus.ts";
import type { Session } from "./session.ts";
import { type IsTold, TransportError } from "./trial.ts";

/** How the requirements of a run are exercised. */
export interface ExerciseOptions {
  readonly seed: number;
  /** Trials per requirement, where it has that many inputs and no lower bound of its own. */
  readonly runs: number;
  readonly concurrency: number;
  /** Default: true. Whether a violation is reduced to its smallest input. */
  readonly shrink?: boolean;
  /** Aborted: no trial is begun any more; what is cut short so without a failure is untestable. */
  readonly signal?: AbortSignal;
  readonly edition?: EditionName;
}

/** Gives the verdict on requirements, each exercised once however often it is asked for. */
export type Judge = (planned: PlannedRequirement) => Promise<Verdict>;

/**
 * The judge of one run. A requirement's needs are exercised first, also where the plan does not list them:
 * without them a target that refuses everything would conform. Where there are no fixtures nothing waits for an update
 * that works: what is judged then is held against the answer to a plain one. Verdicts in `known` stand.
 */
export function createJudge(
  session: Session,
  find: (id: string) => Requirement | undefined,
  options: ExerciseOptions,
  known: readonly Verdict[] = [],
): Judge {
  async function exercise(requirement: Requirement, verdictOn: VerdictOnNeed): Promise<Verdict> {
    const begun = performance.now();
    try {
      const needed = await Promise.all(
        requirement.needs
          .filter(({ requirement: id }) => session.standIn === undefined || id !== plainUpdate.requirement)
          .map((need) => neededVerdict(need, verdictOn)),
      );
      const blocking = blockingVerdict(needed);
      if (blocking !== null) return untestableBecause(verdictBase(requirement), blocking);
      const left = { ...requirement, expectation: withoutToldRules(requirement.expectation, needed) };
      const isTold: IsTold = ({ failure, exchange }) => causeOf({ ...failure, exchange }, needed) !== null;
      const exercising = { ...options, runs: runsOf(requirement, options.runs), isTold };
      const result = await runStimulus(session, left, exercising);
      const found = decideVerdict(requirement, result, options.seed, performance.now() - begun);
      const isOthers = isSilent(found) && requirement.id !== answersEveryRequest;
      const verdict = attribute(found, isOthers ? [...needed, await answering(verdictOn)] : needed);
      const isKept = verdict.outcome === "violates" && !verdict.flaky && options.shrink !== false;
      return isKept ? await keepExchanges(session, left, verdict, exercising) : verdict;
    } catch (error) {
      const base = verdictBase(requirement, 0, performance.now() - begun);
      return verdictOnError(base, error, options.signal);
    }
  }

  /** Whatever gets no answer needs that requests are answered at all. */
  function answering(verdictOn: VerdictOnNeed): Promise<NeededVerdict> {
    return neededVerdict({ requirement: answersEveryRequest, explains: ["no-answer"] }, verdictOn);
  }

  const findAsserted = (id: string) => {
    const requirement = find(id);
    return requirement && underEdition(requirement, options.edition);
  };
  const judge = judgeOnce(findAsserted, exercise, known);
  return async ({ requirement, disclaimed }) =>
    disclaimed === null
      ? judge(requirement)
      : {
          ...verdictBase(requirement),
          outcome: "inapplicable",
          reason: `the target's entry does not claim ${disclaimed}`,
        };
}

async function neededVerdict(need: Need, verdictOn: VerdictOnNeed): Promise<NeededVerdict> {
  const verdict = await verdictOn(need.requirement);
  return verdict.outcome === "untestable" && verdict.because !== undefined
    ? { need, verdict, root: await verdictOn(verdict.because) }
    : { need, verdict };
}

/** A fixture that cannot be made leaves a requirement untested, as does the end of a run; anything else breaks it. */
export function verdictOnError(base: VerdictBase, error: unknown, signal?: AbortSignal): Untestable | Broken {
  const cut = cutCauseOf(signal);
  if (cut !== undefined) return { ...base, outcome: "untestable", reason: cutReasons[cut] };
  if (
    error instanceof ExpiredCredentialsError ||
    error instanceof UnansweredError ||
    error instanceof TransportError
  )
    return { ...base, outcome: "broken", reason: error.message, brokenBy: "transport" };
  if (error instanceof FixtureError) {
    const unclear = { ...base, outcome: "untestable", reason: error.message } as const;
    return error instanceof LookedUpError ? { ...unclear, failedBy: "looked-up" } : unclear;
  }
  return { ...base, outcome: "broken", reason: `the suite failed: ${String(error)}`, brokenBy: "suite" };
}

/** How many of the runs asked for a requirement gets: at least one. */
export function runsOf(
  { share = 1, mostRuns = Number.POSITIVE_INFINITY }: Requirement,
  asked: number,
): number {
  return Math.max(1, Math.min(Math.ceil(asked * share), mostRuns));
}
