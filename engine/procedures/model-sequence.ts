import { parametersOf } from "../../contract/operation.ts";
import { invalidUpdates } from "../../generators/sequences/invalid-updates.ts";
import type { Slot, Step } from "../../generators/sequences/step.ts";
import { stepExamples, stepSequences } from "../../generators/sequences/step-sequences.ts";
import type { Exchange } from "../../protocol/exchange.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { createCredential } from "../fixtures/create-fixtures.ts";
import { fixtureCall, listUntil, type UserState } from "../fixtures/fixture-calls.ts";
import { FixtureError } from "../fixtures/fixture-error.ts";
import { type Lane, statusOf } from "../fixtures/lane.ts";
import { isSuccess } from "../judge/judge-answer.ts";
import { listsNothing } from "../judge/judge-state.ts";
import type { Failure } from "../judge/verdict.ts";
import { type Call, call, isThrottled, stillThrottled } from "../run/call.ts";
import { perform } from "../run/perform.ts";
import type { Exercise } from "../run/run-property.ts";
import type { Session } from "../run/session.ts";
import { TransportError, type Trial } from "../run/trial.ts";

/** What the model knows of one slot. */
interface SlotModel {
  id: string | null;
  status: string;
  deletedId: string | null;
}

/**
 * Takes the steps of a sequence on a new user and compares the listing with a model after each.
 * Only the state is judged: whether a refusal has the right code is the business of other requirements, and where
 * something is accepted that should not be, or a sibling operation does more than it should, the model follows.
 */
export function modelSequence(session: Session, _requirement: Requirement): Exercise<readonly Step[]> {
  const { lanes, names, operation } = session;
  return {
    examples: stepExamples(operation),
    arbitrary: stepSequences(operation),
    attempt: (steps) =>
      lanes.with(1, ([foreign]) =>
        lanes.withUser(names.next(), (lane) => takeSteps(session, lane, foreign, steps)),
      ),
  };
}

async function takeSteps(
  session: Session,
  lane: Lane,
  foreign: Lane,
  steps: readonly Step[],
): Promise<Trial> {
  const { connection } = session;
  const slots: [SlotModel, SlotModel] = [slotOf(lane, lane.credentialId), slotOf(lane, lane.secondId)];
  foreign.state = null;
  if (difference(slots, lane.state ?? new Map()) !== null) throw new FixtureError(listsNothing);
  let last: Exchange | null = null;
  for (const [index, step] of steps.entries()) {
    const taken = await takeStep(session, lane, foreign, slots, step);
    last = taken.exchange ?? last;
    const state = await listUntil(
      connection,
      lane.userName,
      (read) => taken.follows || difference(slots, read) === null,
    );
    if (taken.follows) follow(slots, state);
    const failure = difference(slots, state);
    if (failure !== null) return trialOf(failure, last, lane, steps.slice(0, index + 1));
  }
  return trialOf(null, last, lane, steps);
}

interface Taken {
  readonly exchange: Exchange | null;
  /** The model takes over what the listing shows. */
  readonly follows: boolean;
}

const left: Taken = { exchange: null, follows: false };

async function takeStep(
  session: Session,
  lane: Lane,
  foreign: Lane,
  slots: [SlotModel, SlotModel],
  step: Step,
): Promise<Taken> {
  const { connection, operation } = session;
  const { userName } = lane;
  const slot = "which" in step ? slots[step.which] : null;
  const id = slot?.id ?? null;
  switch (step.command) {
    case "list":
      return left;
    case "create": {
      const free = slots.find((candidate) => candidate.id === null);
      if (free === undefined) return left;
      free.id = await createCredential(connection, userName);
      return { exchange: null, follows: true };
    }
    case "delete":
      if (slot === null || id === null) return left;
      await fixtureCall(connection, "deleteCredential", {
        UserName: userName,
        ServiceSpecificCredentialId: id,
      });
      slot.deletedId = id;
      slot.id = null;
      return left;
    case "reset":
      if (id === null) return left;
      await resetWhereThere(session, userName, id);
      return { exchange: null, follows: true };
    case "update": {
      if (slot === null || id === null) return left;
      const made = await update(session, userName, id, step.status);
      if (isAccepted(made)) slot.status = step.status;
      return { exchange: made.exchange, follows: false };
    }
    case "update-deleted":
      if (slot === null || slot.deletedId === null) return left;
      return refused(await update(session, userName, slot.deletedId, slot.status));
    case "update-foreign":
      return refused(await update(session, userName, foreign.credentialId, slots[0].status));
    case "update-invalid": {
      const target = slots.find((candidate) => candidate.id !== null);
      const kind = invalidUpdates(operation).find((candidate) => candidate.kind === step.kind);
      if (target?.id === undefined || target.id === null || kind === undefined) return left;
      const valid = new Map(
        parametersOf(operation, { credential: target.id, user: userName, set: target.status }),
      );
      if (kind.value === undefined) valid.delete(kind.parameter);
      else valid.set(kind.parameter, kind.value);
      return refused(await checked(call(connection, { operation, parameters: [...valid] })));
    }
  }
}

/** Reset is not what is under test: a target that lacks it takes part without. */
async function resetWhereThere({ connection }: Session, userName: string, id: string): Promise<void> {
  try {
    await fixtureCall(connection, "resetCredential", { UserName: userName, ServiceSpecificCredentialId: id });
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
  }
}

function update(session: Session, owner: string, id: string, status: string): Promise<Call> {
  return checked(perform(session, { owner, id }, status));
}

async function checked(made: Promise<Call>): Promise<Call> {
  const { exchange, answer } = await made;
  if (answer === null) throw new TransportError("no answer in the middle of a sequence");
  if (isThrottled(answer)) throw new TransportError(stillThrottled);
  return { exchange, answer };
}

function isAccepted({ answer }: Call): boolean {
  return answer !== null && isSuccess(answer);
}

function refused(made: Call): Taken {
  return { exchange: made.exchange, follows: isAccepted(made) };
}

function slotOf(lane: Lane, id: string): SlotModel {
  return { id, status: (lane.state === null ? undefined : statusOf(lane.state, id)) ?? "", deletedId: null };
}

function follow(slots: readonly SlotModel[], state: UserState): void {
  for (const slot of slots) if (slot.id !== null) slot.status = statusOf(state, slot.id) ?? slot.status;
}

function difference(slots: readonly SlotModel[], state: UserState): Failure | null {
  const expected = slots.map(({ id, status }, index) =>
    id === null ? null : { slot: index as Slot, id, status },
  );
  for (const entry of expected) {
    if (entry === null) continue;
    const status = statusOf(state, entry.id);
    if (status !== entry.status) {
      return {
        kind: "state",
        expected: `credential ${entry.slot + 1} ${entry.status}`,
        observed: status ?? "not listed",
      };
    }
  }
  const deleted = slots.find(({ deletedId }) => deletedId !== null && state.has(deletedId));
  return deleted === undefined
    ? null
    : { kind: "state", expected: "a deleted credential gone", observed: "still listed" };
}

function trialOf(
  failure: Failure | null,
  exchange: Exchange | null,
  lane: Lane,
  steps: readonly Step[],
): Trial {
  const nothing: Exchange = {
    request: { method: "POST", path: "/", headers: [], body: "" },
    outcome: { kind: "no-response", cause: "other", detail: "the sequence holds no update", durationMs: 0 },
  };
  return {
    failure,
    exchange: exchange ?? nothing,
    resolved: { userName: lane.userName, commands: steps },
    observation: null,
  };
}
