import { setTimeout as pause } from "node:timers/promises";
import {
  updateServiceSpecificCredential,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { createPool } from "../../engine/run/pool.ts";
import { together } from "../../engine/run/together.ts";
import { plainParams } from "../../generators/values/parameter-values.ts";
import { successAnswer } from "../capture/canned-answers.ts";
import { capturedHeader } from "../capture/captured-request.ts";
import type { ScriptedAnswer } from "../capture/scripted-answer.ts";
import { describeResult } from "../replies/describe-reply.ts";
import { callOn, DriverFault, freshCredentials, type Rig, type RigCall } from "../rig/rig.ts";
import { createStamina } from "../rig/stamina.ts";
import { damagedAnswers, requestId } from "./damaged-answers.ts";
import type { ClientProfile, Treatment, WireHabits } from "./profile.ts";
import { type ProfileInput, profileInputs } from "./profile-inputs.ts";
import { tellingUserName, wireHabitsOf } from "./wire-habits.ts";

/** Characters of a message that a profile keeps. */
const mostOfMessage = 60;

/** Everything of a profile that is measured. */
export type MeasuredHabits = Pick<ClientProfile, "wire" | "inputs" | "answers">;

const plain = plainParams(updateServiceSpecificCredential);
const success = successAnswer(updateServiceSpecificCredential, "2f8e6c4a-1b3d-4f5e-8a7c-9d0e1f2a3b4c");

/** Milliseconds between two calls whose dates differ in any case: a date has no parts of a second. */
const apartMs = 1100;

/**
 * Measures the habits of a client: how it writes, what it refuses, and what it makes of each unusual answer, with its
 * default retries. The rigs, each with a driver of its own, share the work: most of it is waiting between retries.
 * Rejects with {@link DriverFault} where a driver does not keep to the protocol, hangs again and again, or sends nothing.
 */
export async function measureHabits(rigs: readonly Rig[]): Promise<MeasuredHabits> {
  const pool = createPool(rigs);
  const stamina = createStamina(rigs);
  const onOne = <T>(act: (rig: Rig) => Promise<T>): Promise<T> =>
    pool.with(1, async ([rig]) => {
      if (rig === undefined) throw new Error("there is no driver to measure with");
      const made = await stamina.spend(() => act(rig));
      if (made === null) throw new DriverFault(stamina.problem() ?? "it was not measured to the end");
      return made;
    });
  const call = (params: ProfileInput["params"], answer: ScriptedAnswer): Promise<RigCall> =>
    onOne((rig) => callUngarbled(rig, [answer], { credentials: freshCredentials(), params }));
  const answers = Object.entries(damagedAnswers).map(
    async ([name, answer]) => [name, treatmentOf(await call(plain, answer))] as const,
  );
  const inputs = profileInputs.map(async ({ name, params }) => {
    const made = await call(params, success);
    return [name, made.requests.length > 0 ? "sent" : outcomeOf(made)] as const;
  });
  const dates = onOne(datesOf);
  const telling = call({ ...plain, [userNameParameter.name]: tellingUserName }, success);
  await together<unknown>([...answers, ...inputs, telling, dates]);
  const { requests, result } = await telling;
  const [request] = requests;
  if (request === undefined) throw new DriverFault(`a plain call sends nothing: ${describeResult(result)}`);
  return {
    wire: { ...wireHabitsOf(request), dates: await dates },
    inputs: Object.fromEntries(await Promise.all(inputs)),
    answers: Object.fromEntries(await Promise.all(answers)),
  };
}

async function callUngarbled(...words: Parameters<typeof callOn>): Promise<RigCall> {
  const made = await callOn(...words);
  if (made.result.kind === "garbled") throw new DriverFault(made.result.detail);
  return made;
}

/** Has one client make two calls, so far apart that their dates differ where each has its own. */
async function datesOf(rig: Rig): Promise<NonNullable<WireHabits["dates"]>> {
  const credentials = freshCredentials();
  const begun = performance.now();
  const dateOfCall = async () => {
    const { requests } = await callUngarbled(rig, [success], { credentials });
    const [request] = requests;
    return request === undefined
      ? undefined
      : (capturedHeader(request, "x-amz-date") ?? capturedHeader(request, "date"));
  };
  const first = await dateOfCall();
  await pause(Math.max(0, apartMs - (performance.now() - begun)));
  return (await dateOfCall()) === first ? "of-the-first" : "own";
}

function treatmentOf(made: RigCall): Treatment {
  const { length } = made.requests;
  const { status, requestId: told, error } = made.reply ?? {};
  const { code, message } = error ?? {};
  return {
    outcome: outcomeOf(made),
    ...(code === undefined || code === null ? {} : { code }),
    ...(status === undefined || status === null ? {} : { status }),
    ...(message === undefined || message === null ? {} : { message: message.slice(0, mostOfMessage) }),
    ...(told === undefined || told === null || told === requestId ? {} : { requestId: told }),
    requests: length,
  };
}

function outcomeOf({ result }: RigCall): string {
  return result.kind === "reply" ? result.reply.outcome : result.kind;
}
