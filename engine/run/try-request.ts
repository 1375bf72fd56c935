import { unknownKeyCodes } from "../../contract/messages.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Input } from "../../generators/requests/input.ts";
import { gistOf } from "../../protocol/answers/describe-answer.ts";
import type { Exchange } from "../../protocol/exchange.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { describeCall, listCredentials, listUntil, type UserState } from "../fixtures/fixture-calls.ts";
import {
  ExpiredCredentialsError,
  FixtureError,
  isRefusedAs,
  LookedUpError,
  orFixtureError,
  UnansweredError,
} from "../fixtures/fixture-error.ts";
import { type Lane, stateDifference } from "../fixtures/lane.ts";
import { isSuccess, judgeAnswer } from "../judge/judge-answer.ts";
import { judgeState, listsNothing, type StateReading, settled, showsEnough } from "../judge/judge-state.ts";
import { nothingToJudge } from "../judge/nothing-to-judge.ts";
import type { Observation } from "../judge/observation.ts";
import type { Failure } from "../judge/verdict.ts";
import { type Call, call, isExpired, isThrottled, stillThrottled } from "./call.ts";
import type { Connection } from "./connection.ts";
import { allowedLagMs } from "./lag.ts";
import { addressedLane, resolveInput } from "./resolve-input.ts";
import { judgeStandIn, type StandIn } from "./stand-in.ts";
import { isTransportFault, isUnserved } from "./transport-fault.ts";
import { type IsTold, LostInFlight, TransportError, type Trial } from "./trial.ts";

/** One request on lanes that are held and have been read. */
export interface RequestTrial {
  readonly connection: Connection;
  readonly operation: Operation;
  readonly expectation: Requirement["expectation"];
  /** Default: no failure is. */
  readonly isTold?: IsTold;
  readonly input: Input;
  readonly lane: Lane;
  readonly other: Lane | null;
  /** An access key of the lane's user, which signs the request instead of the target's configured one. */
  readonly credentials?: Credentials;
  /** When it comes is the matter, so it is not sent again: throws LostInFlight where no answer of the target's comes. */
  readonly once?: boolean;
  /** The lanes are invented: nothing is read back. */
  readonly standIn?: StandIn;
}

/**
 * Sends one request and judges the answer; where that is as it should be, or what is wrong with it is told elsewhere, reads
 * the state back and judges it. Throws TransportError and FixtureError.
 */
export async function tryRequest(trial: RequestTrial): Promise<Trial> {
  const { connection, operation, expectation, input, lane, other } = trial;
  const parameters = resolveInput(input, lane, other);
  const addressed = addressedLane(input, lane, other);
  const before = lane.state ?? new Map();
  const otherBefore = other?.state ?? null;
  lane.state = null;
  if (other !== null) other.state = null;

  const made = await call(connection, {
    operation,
    parameters,
    form: input.form,
    signature: input.signature,
    ...(trial.credentials === undefined ? {} : { credentials: trial.credentials }),
    once: trial.once ?? false,
  });
  const resolved = {
    parameters: Object.fromEntries(parameters),
    form: input.form,
    signature: input.signature,
    ...(trial.credentials === undefined ? {} : { signedBy: lane.userName }),
  };
  const { outcome } = made.exchange;
  if (trial.once === true && isTransportFault(outcome))
    throw new LostInFlight(`the update was answered ${describeCall(made)}`);
  if (isUnserved(outcome)) {
    lane.state = await stateOfAnswering(connection, lane, made);
  }
  if (made.answer === null) return silence(made, resolved);
  if (isThrottled(made.answer)) throw new TransportError(stillThrottled);
  const isRight = input.signature === "none" || expectation.answer === "success";
  if (isRight && trial.credentials === undefined && isExpired(made.answer))
    throw new ExpiredCredentialsError();

  const said = nothingToJudge(expectation, made.answer);
  const nothing = said === null ? {} : { nothing: said };
  if (trial.standIn !== undefined) {
    const judged = { expectation, input, answer: made.answer, parameters };
    const failure = judgeStandIn(trial.standIn, judged);
    const observation = { kind: "answer", answer: gistOf(made.answer) } as const;
    const tried = { exchange: made.exchange, resolved, observation };
    return failure === "unclear"
      ? { ...tried, failure: null, unclear: new LookedUpError(trial.standIn.problem.message) }
      : { ...tried, ...nothing, failure };
  }
  if (expectation.state === "unchanged-if-refused" && isSuccess(made.answer)) {
    throw new FixtureError("the update that was to be refused is accepted");
  }
  let failure = judgeAnswer(expectation, made.answer, { operation, parameters });
  if (
    failure !== null &&
    trial.credentials === undefined &&
    unknownKeyCodes.includes(gistOf(made.answer).code ?? "")
  )
    await expectKeyKept(connection, lane);
  let observation: Observation = { kind: "answer", answer: gistOf(made.answer) };
  const isAccepted = isSuccess(made.answer);
  const state = settled(expectation.state, isAccepted);
  const isRead = (failure === null || isToldRefusal(trial, failure, made.exchange)) && state !== "unread";
  // An accepted update that shows late would look like a change that the lane's next trial made.
  if (isRead || (isAccepted && allowedLagMs(connection) > 0)) {
    const reading = await readBack(
      trial,
      before,
      otherBefore,
      addressed.credentialId,
      new Map(parameters).get("Status"),
      isAccepted,
    );
    if (isRead) {
      if (!showsEnough(state, reading)) throw new FixtureError(listsNothing);
      failure = withChange(trial, failure, judgeState(state, reading), made.exchange);
      observation = { ...observation, effect: stateDifference(before, reading.after) };
    }
  }
  return {
    failure,
    ...nothing,
    exchange: made.exchange,
    resolved,
    observation,
  };
}

/**
 * Whether the state is still to be judged beside a failed answer: what was to be refused is refused, in a way that is told
 * elsewhere. Where it is accepted a change is no second fault.
 */
export function isToldRefusal(
  { expectation, isTold }: Pick<RequestTrial, "expectation" | "isTold">,
  failure: Failure,
  exchange: Exchange,
): boolean {
  const isDue = expectation.answer === "error" || expectation.answer === "refusal";
  return isDue && failure.kind !== "accepted" && isTold?.({ failure, exchange }) === true;
}

/** What a trial comes to whose answer failed, or not, in a way that is told elsewhere: a change that is not told counts before it. */
export function withChange(
  { isTold }: Pick<RequestTrial, "isTold">,
  failure: Failure | null,
  change: Failure | null,
  exchange: Exchange,
): Failure | null {
  const isNew = failure === null || (change !== null && isTold?.({ failure: change, exchange }) !== true);
  return isNew ? change : failure;
}

/** Throws FixtureError where the key that signs is refused for a plain listing too: then no requirement is at fault. */
async function expectKeyKept(connection: Connection, { userName }: Lane): Promise<void> {
  const listed = await orFixtureError(() => listCredentials(connection, userName));
  if (listed instanceof FixtureError && isRefusedAs(listed, unknownKeyCodes))
    throw new FixtureError(
      `the target has stopped accepting the key that signs: ${listed.message}; the same key was accepted before`,
    );
}

async function readBack(
  { connection, lane, other }: RequestTrial,
  before: UserState,
  otherBefore: UserState | null,
  addressedId: string,
  requested: string | undefined,
  isAccepted: boolean,
): Promise<StateReading> {
  const reading = (after: UserState): StateReading => ({
    addressedId,
    secondId: lane.secondId,
    before,
    after,
    other: null,
    requested,
  });
  // A read may lag behind the write that it should show; there is nothing to wait for where nothing was written.
  const after = await listUntil(
    connection,
    lane.userName,
    (state) => !isAccepted || judgeState("updated", reading(state)) === null,
  );
  lane.state = after;
  if (other === null || otherBefore === null) return reading(after);
  const otherAfter = await listCredentials(connection, other.userName);
  other.state = otherAfter;
  return { ...reading(after), other: { before: otherBefore, after: otherAfter } };
}

/** The state, which a target that answers other requests shows. Throws TransportError where it does not. */
async function stateOfAnswering(connection: Connection, lane: Lane, made: Call): Promise<UserState | null> {
  try {
    return await listCredentials(connection, lane.userName);
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
    if (error instanceof UnansweredError || error.refusal === null)
      throw new TransportError(`the target stopped answering: ${describeCall(made)}`);
    // An endpoint that was started anew may know nothing of the user any more, but it answers.
    return null;
  }
}

/** No response from a target that answers other requests: its own fault. */
function silence({ exchange }: Call, resolved: unknown): Trial {
  const { outcome } = exchange;
  const detail = outcome.kind === "no-response" ? outcome.detail : "";
  return {
    failure: { kind: "no-answer", expected: "an answer", observed: detail },
    exchange,
    resolved,
    observation: { kind: "silence", detail },
  };
}
