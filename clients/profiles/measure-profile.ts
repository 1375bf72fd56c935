import {
  updateServiceSpecificCredential,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { successAnswer } from "../capture/canned-answers.ts";
import type { CapturedRequest } from "../capture/captured-request.ts";
import type { ScriptedAnswer } from "../capture/scripted-answer.ts";
import type { CallResult } from "../driver-protocol/open-driver.ts";
import { sampleCall, sampleParams } from "../driver-protocol/self-check/sample-call.ts";
import { type CallBench, DriverFault, freshCredentials } from "../judge/make-calls.ts";
import { damagedAnswers } from "./damaged-answers.ts";
import type { ClientProfile, Treatment } from "./profile.ts";
import { profileInputs } from "./profile-inputs.ts";
import { tellingUserName, wireHabitsOf } from "./wire-habits.ts";

/** Characters of a message that a profile keeps. */
const mostOfMessage = 60;

/** Everything of a profile that is measured. */
export type MeasuredHabits = Pick<ClientProfile, "wire" | "inputs" | "answers">;

/**
 * Measures the habits of a client: how it writes, what it refuses, and what it makes of each damaged answer, with its
 * default retries. The benches, each with a driver of its own, share the work: most of it is waiting between retries.
 * Rejects with {@link DriverFault} where a driver does not keep to the protocol, or sends nothing.
 */
export async function measureProfile(benches: readonly CallBench[]): Promise<MeasuredHabits> {
  const success = successAnswer(updateServiceSpecificCredential, "2f8e6c4a-1b3d-4f5e-8a7c-9d0e1f2a3b4c");
  const inputs = new Map<string, string>();
  const answers = new Map<string, Treatment>();
  let wire: ClientProfile["wire"] | undefined;
  const tasks: ((bench: CallBench) => Promise<void>)[] = [
    ...Object.entries(damagedAnswers).map(([name, answer]) => async (bench: CallBench) => {
      answers.set(name, treatmentOf(await callOnce(bench, sampleParams, answer)));
    }),
    async (bench) => {
      const params = { ...sampleParams, [userNameParameter.name]: tellingUserName };
      const { requests, result } = await callOnce(bench, params, success);
      const [request] = requests;
      if (request === undefined) throw new DriverFault(`a plain call sends nothing (${outcomeOf(result)})`);
      wire = wireHabitsOf(request);
    },
    ...profileInputs.map(({ name, params }) => async (bench: CallBench) => {
      const { requests, result } = await callOnce(bench, params, success);
      inputs.set(name, requests.length > 0 ? "sent" : outcomeOf(result));
    }),
  ];
  await Promise.all(
    benches.map(async (bench) => {
      for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) await task(bench);
    }),
  );
  if (wire === undefined) throw new DriverFault("nothing was measured");
  return {
    wire,
    inputs: inOrder(
      inputs,
      profileInputs.map(({ name }) => name),
    ),
    answers: inOrder(answers, Object.keys(damagedAnswers)),
  };
}

interface OneCall {
  readonly result: CallResult;
  readonly requests: readonly CapturedRequest[];
}

async function callOnce(
  { driver, capture }: CallBench,
  params: Readonly<Record<string, string | null>>,
  answer: ScriptedAnswer,
): Promise<OneCall> {
  const credentials = freshCredentials();
  const recording = capture.record([answer], credentials.accessKeyId);
  const result = await driver.call({ ...sampleCall(capture.endpoint), credentials, params });
  const requests = recording.end();
  if (result.kind === "garbled") throw new DriverFault(result.detail);
  return { result, requests };
}

function treatmentOf({ result, requests }: OneCall): Treatment {
  const { length } = requests;
  if (result.kind !== "reply") return { outcome: result.kind, requests: length };
  const { outcome, status, error } = result.reply;
  const { code, message } = error ?? {};
  return {
    outcome,
    ...(code === undefined || code === null ? {} : { code }),
    ...(status === undefined || status === null ? {} : { status }),
    ...(message === undefined || message === null ? {} : { message: message.slice(0, mostOfMessage) }),
    requests: length,
  };
}

function outcomeOf(result: CallResult): string {
  return result.kind === "reply" ? result.reply.outcome : result.kind;
}

function inOrder<T>(values: ReadonlyMap<string, T>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
