import { randomUUID } from "node:crypto";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { CallSequence, PlannedCall } from "../../generators/sequences/planned-call.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { errorAnswer, successAnswer } from "../capture/canned-answers.ts";
import type { ScriptedAnswer } from "../capture/scripted-answer.ts";
import { callOn, DriverFault, freshCredentials, type Rig } from "../rig/rig.ts";
import type { MadeCall } from "./made-call.ts";

/**
 * Has one client make the calls one after the other. No two sequences share a client: each has credentials of its own.
 * Rejects with {@link DriverFault} where the driver does not keep to the protocol.
 */
export async function makeCalls(sequence: CallSequence, rig: Rig): Promise<MadeCall[]> {
  const credentials = freshCredentials();
  const calls: MadeCall[] = [];
  for (const planned of sequence) calls.push(await makeCall(planned, credentials, rig));
  return calls;
}

async function makeCall(planned: PlannedCall, credentials: Credentials, rig: Rig): Promise<MadeCall> {
  const requestId = randomUUID();
  const answer = answerOf(planned, requestId);
  const { result, requests } = await callOn(rig, [answer], { credentials, params: planned.params });
  if (result.kind === "garbled") throw new DriverFault(result.detail);
  if (result.kind === "reply" && result.reply.outcome === "skipped")
    throw new DriverFault(`it skips ${updateServiceSpecificCredential.name}`);
  return {
    planned,
    hello: rig.driver.hello,
    authority: new URL(rig.capture.endpoint).host,
    credentials,
    requests,
    answer,
    requestId,
    result,
    endedAt: Date.now(),
  };
}

function answerOf({ error }: PlannedCall, requestId: string): ScriptedAnswer {
  return error === null
    ? successAnswer(updateServiceSpecificCredential, requestId)
    : errorAnswer(error.code, error.message, requestId);
}
