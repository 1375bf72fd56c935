import { randomUUID } from "node:crypto";
import { service } from "../../contract/operation.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { CallSequence, PlannedCall } from "../../generators/sequences/planned-call.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { errorAnswer, successAnswer } from "../capture/canned-answers.ts";
import type { ScriptedAnswer } from "../capture/scripted-answer.ts";
import type { Capture } from "../capture/start-capture.ts";
import type { Driver } from "../driver-protocol/open-driver.ts";
import type { MadeCall } from "./made-call.ts";

/** Where calls are made: a running driver, and the endpoint that its client is pointed at. */
export interface CallBench {
  readonly driver: Driver;
  readonly capture: Capture;
}

/** The driver does not do what every driver has to: nothing can be said of its client. */
export class DriverFault extends Error {
  override readonly name = "DriverFault";
}

let made = 0;

/**
 * Has one client make the calls one after the other. No two sequences share a client: each has credentials of its own.
 * Rejects with {@link DriverFault} where the driver does not keep to the protocol.
 */
export async function makeCalls(sequence: CallSequence, bench: CallBench): Promise<MadeCall[]> {
  const credentials = freshCredentials();
  const calls: MadeCall[] = [];
  for (const planned of sequence) calls.push(await makeCall(planned, credentials, bench));
  return calls;
}

/** Credentials that no call has had yet; clients keep one client for each. */
export function freshCredentials(): Credentials {
  made += 1;
  return {
    accessKeyId: `AKIACLIENT${String(made).padStart(10, "0")}`,
    secretAccessKey: "secret/of/a/client/under/test/opens/none",
  };
}

async function makeCall(
  planned: PlannedCall,
  credentials: Credentials,
  { driver, capture }: CallBench,
): Promise<MadeCall> {
  const requestId = randomUUID();
  const answer = answerOf(planned, requestId);
  const recording = capture.record([answer], credentials.accessKeyId);
  // What is not signed, or with another key, is this call's all the same: no other is under way.
  const unsigned = capture.record([answer]);
  const result = await driver.call({
    operation: updateServiceSpecificCredential.name,
    client: "shared",
    endpoint: capture.endpoint,
    region: service.region,
    credentials,
    params: planned.params,
    options: {},
  });
  const requests = [...recording.end(), ...unsigned.end()].sort((a, b) => a.receivedAt - b.receivedAt);
  if (result.kind === "garbled") throw new DriverFault(result.detail);
  if (result.kind === "reply" && result.reply.outcome === "skipped")
    throw new DriverFault(`it skips ${updateServiceSpecificCredential.name}`);
  return {
    planned,
    hello: driver.hello,
    authority: new URL(capture.endpoint).host,
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
