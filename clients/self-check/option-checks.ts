import {
  credentialIdParameter,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import { plainParams } from "../../generators/values/parameter-values.ts";
import { errorAnswer, successAnswer } from "../capture/canned-answers.ts";
import type { DriverOption } from "../driver-protocol/protocol.ts";
import { describeResult } from "../replies/describe-reply.ts";
import { callOn } from "../rig/rig.ts";
import {
  type CheckOutcome,
  type DriverCheck,
  fails,
  inapplicable,
  passes,
  type SelfCheckRig,
} from "./driver-check.ts";

const requestId = "0a4b3c1e-52b5-4f0e-8f39-7d1c2f0e9b77";
const success = successAnswer(updateServiceSpecificCredential, requestId);
const unavailable = errorAnswer("ServiceUnavailable", "try again", requestId);

function lacks({ driver }: SelfCheckRig, option: DriverOption): CheckOutcome | undefined {
  if (driver.hello.capabilities.options.includes(option)) return undefined;
  return inapplicable(`the driver does not claim the option ${option}`);
}

async function limitsAttempts(rig: SelfCheckRig): Promise<CheckOutcome> {
  const missing = lacks(rig, "maxAttempts");
  if (missing !== undefined) return missing;
  for (const maxAttempts of [1, 2]) {
    const { result, reply, requests } = await callOn(rig, [unavailable], { options: { maxAttempts } });
    if (reply?.outcome !== "service-error")
      return fails(`503 with maxAttempts ${maxAttempts}: ${describeResult(result)}`);
    if (requests.length !== maxAttempts) {
      return fails(`the endpoint saw ${requests.length} requests with maxAttempts ${maxAttempts}`);
    }
  }
  return passes;
}

async function limitsTime(rig: SelfCheckRig): Promise<CheckOutcome> {
  const missing = lacks(rig, "timeoutMs");
  if (missing !== undefined) return missing;
  const options = { timeoutMs: 300, maxAttempts: 1 };
  const { result, reply } = await callOn(rig, [{ ...success, ending: "silence" }], { options });
  return reply?.outcome === "no-response"
    ? passes
    : fails(`an endpoint that never answers, with timeoutMs ${options.timeoutMs}: ${describeResult(result)}`);
}

async function switchesValidation(rig: SelfCheckRig): Promise<CheckOutcome> {
  const missing = lacks(rig, "clientValidation");
  if (missing !== undefined) return missing;
  const { name } = credentialIdParameter;
  const { [name]: _, ...params } = plainParams(updateServiceSpecificCredential);
  const off = await callOn(rig, [success], { params, options: { clientValidation: false } });
  if (off.requests.length === 0) {
    return fails(
      `without a required parameter and with clientValidation false, nothing was sent: ${describeResult(off.result)}`,
    );
  }
  const on = await callOn(rig, [success], { params, options: { clientValidation: true } });
  return on.reply?.outcome === "refused" && on.requests.length === 0
    ? passes
    : fails(`without a required parameter and with clientValidation true: ${describeResult(on.result)}`);
}

async function makesFreshClients(rig: SelfCheckRig): Promise<CheckOutcome> {
  if (!rig.driver.hello.capabilities.freshClient)
    return inapplicable("the driver does not claim fresh clients");
  const shared = await callOn(rig, [success], { client: "shared" });
  const fresh = await callOn(rig, [success], { client: "fresh" });
  const again = await callOn(rig, [success], { client: "shared" });
  for (const { result, reply } of [shared, fresh, again]) {
    if (reply?.outcome !== "success")
      return fails(`shared, fresh and shared again: ${describeResult(result)}`);
  }
  const connection = fresh.requests[0]?.connection;
  return connection === shared.requests[0]?.connection || connection === again.requests[0]?.connection
    ? fails("a fresh client used a connection of the shared one")
    : passes;
}

/** The checks of what a driver claims beyond plain calls. */
export const optionChecks: readonly DriverCheck[] = [
  {
    name: "option-max-attempts",
    statement: "maxAttempts is the number of requests at an answer that clients retry",
    run: limitsAttempts,
  },
  { name: "option-timeout", statement: "timeoutMs ends the wait for an answer", run: limitsTime },
  {
    name: "option-client-validation",
    statement: "clientValidation decides whether a request without a required parameter is sent",
    run: switchesValidation,
  },
  { name: "fresh-client", statement: "a fresh client shares no connection", run: makesFreshClients },
];
