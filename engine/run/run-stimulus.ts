import type { Requirement } from "../../suites/requirement.ts";
import type { ProcedureName } from "../../suites/stimulus.ts";
import { defaultUser } from "../procedures/default-user.ts";
import { deletedCredential } from "../procedures/deleted-credential.ts";
import { freshRequestIds } from "../procedures/fresh-request-ids.ts";
import { modelSequence } from "../procedures/model-sequence.ts";
import { precedenceLattice } from "../procedures/precedence-lattice.ts";
import { resetCredential } from "../procedures/reset-credential.ts";
import { updatesInFlight } from "../procedures/updates-in-flight.ts";
import { type Connection, epochOf } from "./connection.ts";
import { requestExercise } from "./exercise-request.ts";
import { inOrder } from "./in-order.ts";
import { type Exercise, type PropertyOptions, type PropertyResult, runProperty } from "./run-property.ts";
import type { Session } from "./session.ts";
import { canStandIn } from "./stand-in.ts";
import type { Trial } from "./trial.ts";

/** Runs what a requirement's stimulus describes. Throws FixtureError and TransportError. */
export async function runStimulus(
  session: Session,
  requirement: Requirement,
  options: PropertyOptions,
): Promise<PropertyResult> {
  const { stimulus } = requirement;
  if (session.standIn !== undefined && !canStandIn(requirement)) throw session.standIn.problem;
  return stimulus.kind === "request"
    ? run(
        session,
        requestExercise(session, { ...requirement, stimulus }, options.isTold),
        requirement,
        options,
      )
    : procedures[stimulus.procedure](session, requirement, options);
}

type RunProcedure = (
  session: Session,
  requirement: Requirement,
  options: PropertyOptions,
) => Promise<PropertyResult>;

function running<T>(make: (session: Session, requirement: Requirement) => Exercise<T>): RunProcedure {
  return (session, requirement, options) => run(session, make(session, requirement), requirement, options);
}

/** Where nothing is required nothing is wrong: every input is tried, and what a judge would say of it is noted. */
function run<T>(
  { connection, witness }: Session,
  exercise: Exercise<T>,
  { id, level }: Requirement,
  options: PropertyOptions,
): Promise<PropertyResult> {
  const attempt = async (input: T): Promise<Trial> => {
    const trial = await inOneEpoch(connection, () => exercise.attempt(input));
    const { observation, failure } = trial;
    // Of a trial of many requests one exchange tells nothing.
    if (observation?.kind !== "precedence") witness?.(id, trial.exchange);
    if (level !== "OBSERVE") return trial;
    const hasRemark = failure?.kind === "envelope" || failure?.kind === "message";
    return {
      ...trial,
      failure: null,
      observation:
        hasRemark && observation?.kind === "answer"
          ? { ...observation, remark: failure.observed }
          : observation,
    };
  };
  const doubts = { isSuspect: ({ minimal }: PropertyResult) => minimal !== null, signal: options.signal };
  return inOrder(connection, doubts, () => runProperty({ ...exercise, attempt }, options));
}

/** How often a trial is made anew at most. */
const mostEpochs = 5;

/** A trial in which the target was not away meanwhile, unless it is the one that sent it away. */
async function inOneEpoch(connection: Connection, attempt: () => Promise<Trial>): Promise<Trial> {
  for (let tried = 1; ; tried++) {
    const epoch = epochOf(connection);
    const isOver = () => epochOf(connection) === epoch || tried === mostEpochs;
    try {
      const trial = await attempt();
      if (isOver() || trial.failure?.kind === "no-answer") return trial;
    } catch (error) {
      if (isOver()) throw error;
    }
  }
}

const procedures: Readonly<Record<ProcedureName, RunProcedure>> = {
  "model-sequence": running(modelSequence),
  "updates-in-flight": running(updatesInFlight),
  "fresh-request-ids": running(freshRequestIds),
  "deleted-credential": running(deletedCredential),
  "reset-credential": running(resetCredential),
  "default-user": running(defaultUser),
  "precedence-lattice": running(precedenceLattice),
};
