import {
  credentialIdParameter,
  updateServiceSpecificCredential,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { plainParams } from "../../generators/values/parameter-values.ts";
import { errorAnswer, successAnswer } from "../capture/canned-answers.ts";
import { type CapturedRequest, capturedForm } from "../capture/captured-request.ts";
import type { ScriptedAnswer } from "../capture/scripted-answer.ts";
import type { Reply } from "../driver-protocol/protocol.ts";
import { describeResult } from "../replies/describe-reply.ts";
import { callOn } from "../rig/rig.ts";
import { type CheckOutcome, type DriverCheck, fails, passes, type SelfCheckRig } from "./driver-check.ts";

const operation = updateServiceSpecificCredential;
const plain = plainParams(operation);
const requestId = "6f0c7f52-8f5c-4d32-9d4e-3f6a3a4f8a11";
const success = successAnswer(operation, requestId);
const unavailable = errorAnswer("ServiceUnavailable", "try again", requestId);
const unicode = "é漢😀 \u00a0\n\t\"\\'<&>%+=\u0007";

/** The values of a parameter in a captured body; none where it is absent, or the body is no form. */
function sentValues(request: CapturedRequest | undefined, name: string): readonly string[] {
  const form = request === undefined ? { ok: false as const } : capturedForm(request);
  return form.ok ? form.pairs.filter(([key]) => key === name).map(([, value]) => value) : [];
}

async function succeeds(rig: SelfCheckRig): Promise<CheckOutcome> {
  const { result, reply, requests } = await callOn(rig, [success]);
  if (reply?.outcome !== "success")
    return fails(`a call that was answered with success: ${describeResult(result)}`);
  if (requests.length !== 1) return fails(`the endpoint saw ${requests.length} requests for one call`);
  for (const [name, value] of Object.entries(plain)) {
    if (sentValues(requests[0], name)[0] !== value)
      return fails(`${name} did not reach the endpoint as given`);
  }
  return factsOf(rig, reply, success.status);
}

function factsOf({ driver }: SelfCheckRig, reply: Reply, status: number): CheckOutcome {
  const { capabilities } = driver.hello;
  if (capabilities.status && reply.status !== status) {
    return fails(
      `the driver claims to know the status, and says ${reply.status ?? "none"} where it was ${status}`,
    );
  }
  if (capabilities.requestId && reply.requestId !== requestId) {
    return fails(
      `the driver claims to know the request id, and says ${reply.requestId ?? "none"} where it was ${requestId}`,
    );
  }
  return passes;
}

async function reportsServiceErrors(rig: SelfCheckRig): Promise<CheckOutcome> {
  const [code] = operation.errors;
  const message = "No such credential exists";
  const answer = errorAnswer(code, message, requestId);
  const { result, reply } = await callOn(rig, [answer]);
  if (reply?.outcome !== "service-error") return fails(`${answer.status} ${code}: ${describeResult(result)}`);
  const { error } = reply;
  if (error?.code !== code)
    return fails(`error.code is ${error?.code ?? "absent"} where the answer says ${code}`);
  if (error.message !== message) return fails("error.message is not the message of the answer");
  if (rig.driver.hello.capabilities.modelledErrors && !error.type?.includes(code)) {
    return fails(
      `the driver claims the client's own types of errors, and error.type is ${error.type ?? "absent"}`,
    );
  }
  return factsOf(rig, reply, answer.status);
}

async function carriesUnicode(rig: SelfCheckRig): Promise<CheckOutcome> {
  const { name } = userNameParameter;
  const sent = await callOn(rig, [success], { params: { ...plain, [name]: unicode } });
  if (sent.reply === undefined) return fails(describeResult(sent.result));
  const refused = sent.reply.outcome === "refused" && sent.requests.length === 0;
  if (!refused && sentValues(sent.requests[0], name)[0] !== unicode) {
    return fails("a text outside ASCII did not reach the endpoint as given");
  }
  const message = "é漢😀";
  const told = await callOn(rig, [errorAnswer("ValidationError", message, requestId)]);
  if (told.reply?.error?.message === message) return passes;
  return fails(`a message outside ASCII did not come back as answered: ${describeResult(told.result)}`);
}

async function carriesLongValues(rig: SelfCheckRig): Promise<CheckOutcome> {
  const { name } = credentialIdParameter;
  const value = "A".repeat(200_000);
  const { result, reply, requests } = await callOn(rig, [success], {
    params: { ...plain, [name]: value },
  });
  if (reply === undefined) return fails(describeResult(result));
  const refused = reply.outcome === "refused" && requests.length === 0;
  return refused || sentValues(requests[0], name)[0] === value
    ? passes
    : fails(`a text of ${value.length} characters did not reach the endpoint as given`);
}

async function tellsAbsentFromEmpty(rig: SelfCheckRig): Promise<CheckOutcome> {
  const { name } = userNameParameter;
  const { [name]: _, ...without } = plain;
  const absent = await callOn(rig, [success], { params: without });
  if (absent.reply?.outcome !== "success")
    return fails(`an absent optional parameter: ${describeResult(absent.result)}`);
  if (sentValues(absent.requests[0], name).length > 0) return fails("an absent parameter was sent");
  const empty = await callOn(rig, [success], { params: { ...without, [name]: "" } });
  if (empty.reply === undefined) return fails(`an empty text: ${describeResult(empty.result)}`);
  if (empty.requests.length > 0 && sentValues(empty.requests[0], name)[0] !== "") {
    return fails("an empty text was sent as something else, or not at all");
  }
  const none = await callOn(rig, [success], { params: { ...without, [name]: null } });
  if (none.reply === undefined) return fails(`null: ${describeResult(none.result)}`);
  const [written] = sentValues(none.requests[0], name);
  return written === undefined || written === "" ? passes : fails("null was sent as a text");
}

async function reportsNoResponse(rig: SelfCheckRig): Promise<CheckOutcome> {
  const { result, reply } = await callOn(rig, [{ ...success, ending: "reset" }], {
    options: { maxAttempts: 1 },
  });
  return reply?.outcome === "no-response"
    ? passes
    : fails(`a connection that was reset instead of an answer: ${describeResult(result)}`);
}

async function reportsUnreadable(rig: SelfCheckRig): Promise<CheckOutcome> {
  const garbage: ScriptedAnswer = { ...unavailable, body: "<ErrorResponse><Error" };
  const { result, reply } = await callOn(rig, [garbage], { options: { maxAttempts: 1 } });
  if (reply?.outcome === "unreadable") return passes;
  // Many clients make an error of the status alone.
  if (reply?.outcome === "service-error" && reply.error?.code !== "ServiceUnavailable") return passes;
  return fails(`an error answer whose XML breaks off: ${describeResult(result)}`);
}

async function skipsUnknownOperations(rig: SelfCheckRig): Promise<CheckOutcome> {
  const { result, reply, requests } = await callOn(rig, [success], { operation: "NoSuchOperationOfIam" });
  if (reply?.outcome !== "skipped")
    return fails(`an operation that it does not name: ${describeResult(result)}`);
  return requests.length === 0 ? passes : fails("a request was sent for an operation that it does not name");
}

async function goesOnAfterFailures(rig: SelfCheckRig): Promise<CheckOutcome> {
  const { restarts } = rig.driver;
  const before = restarts();
  await callOn(rig, [{ ...success, ending: "end" }], { options: { maxAttempts: 1 } });
  const { result, reply } = await callOn(rig, [success]);
  if (reply?.outcome !== "success") return fails(`a good call after a failed one: ${describeResult(result)}`);
  return restarts() === before ? passes : fails("the driver ended at a failed call");
}

/** The checks of single calls. */
export const callChecks: readonly DriverCheck[] = [
  {
    name: "success",
    statement: "a call that succeeds is one request with the parameters given, and a success",
    run: succeeds,
  },
  {
    name: "service-error",
    statement: "an error answer is a service-error with code and message",
    run: reportsServiceErrors,
  },
  {
    name: "unicode",
    statement: "text outside ASCII, with control characters and markup, goes and comes unchanged",
    run: carriesUnicode,
  },
  { name: "long-values", statement: "200,000 characters go unchanged", run: carriesLongValues },
  {
    name: "absent-null-empty",
    statement: "an absent parameter, null and an empty text are three things",
    run: tellsAbsentFromEmpty,
  },
  { name: "no-response", statement: "an answer that does not come is no-response", run: reportsNoResponse },
  {
    name: "unreadable",
    statement: "an answer that cannot be read is unreadable, or a service-error without its code",
    run: reportsUnreadable,
  },
  {
    name: "unknown-operation",
    statement: "an operation that the driver does not name is skipped and nothing is sent",
    run: skipsUnknownOperations,
  },
  {
    name: "goes-on",
    statement: "after a failed call, the same process makes a good one",
    run: goesOnAfterFailures,
  },
];
