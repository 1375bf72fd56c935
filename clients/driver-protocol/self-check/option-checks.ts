import {
  credentialIdParameter,
  updateServiceSpecificCredential,
} from "../../../contract/operations/update-service-specific-credential.ts";
import { errorAnswer, successAnswer } from "../../capture/canned-answers.ts";
import type { DriverOption } from "../protocol.ts";
import {
  type Bench,
  type DriverCheck,
  describeResult,
  type Finding,
  fails,
  inapplicable,
  passes,
} from "./driver-check.ts";
import { sampleParams } from "./sample-call.ts";

const requestId = "0a4b3c1e-52b5-4f0e-8f39-7d1c2f0e9b77";
const success = successAnswer(updateServiceSpecificCredential, requestId);
const unavailable = errorAnswer("ServiceUnavailable", "try again", requestId);

function lacks({ driver }: Bench, option: DriverOption): Finding | undefined {
  if (driver.hello.capabilities.options.includes(option)) return undefined;
  return inapplicable(`the driver does not claim the option ${option}`);
}

async function limitsAttempts(bench: Bench): Promise<Finding> {
  const missing = lacks(bench, "maxAttempts");
  if (missing !== undefined) return missing;
  for (const maxAttempts of [1, 2]) {
    const { result, reply, requests } = await bench.call([unavailable], { options: { maxAttempts } });
    if (reply?.outcome !== "service-error")
      return fails(`503 with maxAttempts ${maxAttempts}: ${describeResult(result)}`);
    if (requests.length !== maxAttempts) {
      return fails(`the endpoint saw ${requests.length} requests with maxAttempts ${maxAttempts}`);
    }
  }
  return passes;
}

async function limitsTime(bench: Bench): Promise<Finding> {
  const missing = lacks(bench, "timeoutMs");
  if (missing !== undefined) return missing;
  const options = { timeoutMs: 300, maxAttempts: 1 };
  const { result, reply } = await bench.call([{ ...success, ending: "silence" }], { options });
  return reply?.outcome === "no-response"
    ? passes
    : fails(`an endpoint that never answers, with timeoutMs ${options.timeoutMs}: ${describeResult(result)}`);
}

async function switchesValidation(bench: Bench): Promise<Finding> {
  const missing = lacks(bench, "clientValidation");
  if (missing !== undefined) return missing;
  const { name } = credentialIdParameter;
  const { [name]: _, ...params } = sampleParams;
  const off = await bench.call([success], { params, options: { clientValidation: false } });
  if (off.requests.length === 0) {
    return fails(
      `without a required parameter and with clientValidation false, nothing was sent: ${describeResult(off.result)}`,
    );
  }
  const on = await bench.call([success], { params, options: { clientValidation: true } });
  return on.reply?.outcome === "refused" && on.requests.length === 0
    ? passes
    : fails(`without a required parameter and with clientValidation true: ${describeResult(on.result)}`);
}

async function makesFreshClients(bench: Bench): Promise<Finding> {
  if (!bench.driver.hello.capabilities.freshClient)
    return inapplicable("the driver does not claim fresh clients");
  const shared = await bench.call([success], { client: "shared" });
  const fresh = await bench.call([success], { client: "fresh" });
  const again = await bench.call([success], { client: "shared" });
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
