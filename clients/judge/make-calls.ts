import { randomUUID } from "node:crypto";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { CallSequence, PlannedCall } from "../../generators/sequences/planned-call.ts";
import { withMarkupBetween, xmlSpellings } from "../../generators/values/xml-spellings.ts";
import { excerpt } from "../../protocol/answers/excerpt.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { errorAnswer, type Spell, successAnswer } from "../capture/canned-answers.ts";
import type { ScriptedAnswer } from "../capture/scripted-answer.ts";
import { callOn, DriverFault, freshCredentials, type Rig, temporaryCredentials } from "../rig/rig.ts";
import type { MadeCall } from "./made-call.ts";

/** Characters that are shown of a call that was not replied to as the protocol says. */
const mostOfCall = 200;

/**
 * Has one client make the calls one after the other. No two sequences share a client: each has credentials of its own,
 * and temporary ones beside them.
 * Rejects with {@link DriverFault} where the driver does not keep to the protocol.
 */
export async function makeCalls(sequence: CallSequence, rig: Rig): Promise<MadeCall[]> {
  const lasting = freshCredentials();
  const temporary = temporaryCredentials();
  const calls: MadeCall[] = [];
  for (const planned of sequence)
    calls.push(await makeCall(planned, planned.temporary === true ? temporary : lasting, rig));
  return calls;
}

async function makeCall(planned: PlannedCall, credentials: Credentials, rig: Rig): Promise<MadeCall> {
  const requestId = randomUUID();
  const answer = answerOf(planned, requestId);
  const { result, requests } = await callOn(rig, [answer], { credentials, params: planned.params });
  if (result.kind === "garbled")
    throw new DriverFault(
      `${result.detail}; the call: ${excerpt(JSON.stringify(planned.params), mostOfCall)}`,
    );
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

function answerOf({ error, spelled }: PlannedCall, requestId: string): ScriptedAnswer {
  const spell: Spell = (part, text) =>
    xmlSpellings[part === spelled?.part ? spelled.spelling : "plain"](text);
  const answer =
    error === null
      ? successAnswer(updateServiceSpecificCredential, requestId, spell)
      : errorAnswer(error.code, error.message, requestId, spell);
  return spelled?.part === "document" ? { ...answer, body: withMarkupBetween(answer.body) } : answer;
}
