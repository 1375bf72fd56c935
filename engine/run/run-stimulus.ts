import type { Requirement } from "../../suites/requirement.ts";
import type { ProcedureName } from "../../suites/stimulus.ts";
import { defaultUser } from "../procedures/default-user.ts";
import { deletedCredential } from "../procedures/deleted-credential.ts";
import { freshRequestIds } from "../procedures/fresh-request-ids.ts";
import { modelSequence } from "../procedures/model-sequence.ts";
import { precedenceLattice } from "../procedures/precedence-lattice.ts";
import { updatesInFlight } from "../procedures/updates-in-flight.ts";
import type { Exercise } from "./exercise.ts";
import { requestExercise } from "./exercise-request.ts";
import { type PropertyOptions, type PropertyResult, runProperty } from "./run-property.ts";
import type { Session } from "./session.ts";
import type { Trial } from "./trial.ts";

/** Runs what a requirement's stimulus describes. Throws FixtureError and TransportError. */
export function runStimulus(
  session: Session,
  requirement: Requirement,
  options: PropertyOptions,
): Promise<PropertyResult> {
  const { stimulus } = requirement;
  return stimulus.kind === "request"
    ? run(session, requestExercise(session, { ...requirement, stimulus }), requirement, options)
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

function run<T>(
  { witness }: Session,
  exercise: Exercise<T>,
  { id, level }: Requirement,
  options: PropertyOptions,
): Promise<PropertyResult> {
  const witnessed =
    witness === undefined ? exercise : telling(exercise, (trial) => witness(id, trial.exchange));
  return runProperty(level === "OBSERVE" ? observing(witnessed) : witnessed, options);
}

/** The same exercise, of whose every trial is told. */
function telling<T>(exercise: Exercise<T>, tell: (trial: Trial) => void): Exercise<T> {
  return {
    ...exercise,
    attempt: async (input) => {
      const trial = await exercise.attempt(input);
      // Of a trial of many requests one exchange tells nothing.
      if (trial.observation?.kind !== "precedence") tell(trial);
      return trial;
    },
  };
}

/** The same exercise, in which nothing is wrong: every input is tried and what came is noted, also what a judge would say. */
function observing<T>(exercise: Exercise<T>): Exercise<T> {
  return {
    ...exercise,
    attempt: async (input) => {
      const { failure, observation, ...trial } = await exercise.attempt(input);
      const hasRemark =
        observation?.kind === "answer" && (failure?.kind === "envelope" || failure?.kind === "message");
      return {
        ...trial,
        failure: null,
        observation: hasRemark ? { ...observation, remark: failure.observed } : observation,
      };
    },
  };
}

const procedures: Readonly<Record<ProcedureName, RunProcedure>> = {
  "model-sequence": running(modelSequence),
  "updates-in-flight": running(updatesInFlight),
  "fresh-request-ids": running(freshRequestIds),
  "deleted-credential": running(deletedCredential),
  "default-user": running(defaultUser),
  "precedence-lattice": running(precedenceLattice),
};
