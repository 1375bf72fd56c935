import { createInterface } from "node:readline";
import { requestIdHeader } from "../../../contract/envelopes.ts";
import { updateServiceSpecificCredential } from "../../../contract/operations/update-service-specific-credential.ts";
import suitePackage from "../../../package.json" with { type: "json" };
import { decodeAnswer } from "../../../protocol/answers/decode-answer.ts";
import { headerOf } from "../../../protocol/exchange.ts";
import { buildRequest } from "../../../protocol/request.ts";
import { createQueryApi, type QueryApi } from "../../../targets/door/create-query-api.ts";
import {
  type DriverCall,
  type DriverMessage,
  driverProtocol,
  type Hello,
  type Reply,
} from "../../driver-protocol/protocol.ts";

// The driver over the suite's own wire code: a client that checks nothing and never tries again.

const operation = updateServiceSpecificCredential;
const defaultTimeoutMs = 10_000;
const shared = new Map<string, QueryApi>();

const hello: Hello = {
  protocol: driverProtocol,
  driver: "raw",
  version: suitePackage.version,
  language: "typescript",
  runtime: `node ${process.version}`,
  operations: [operation.name],
  capabilities: {
    options: ["timeoutMs"],
    freshClient: true,
    modelledErrors: false,
    requestId: true,
    status: true,
  },
};

function open({ endpoint, options }: DriverCall): QueryApi {
  const { timeoutMs = defaultTimeoutMs } = options;
  return createQueryApi({ endpoint: new URL(endpoint), timeoutMs, connections: 1 });
}

function sharedApi(call: DriverCall): QueryApi {
  const key = `${call.endpoint} ${call.options.timeoutMs ?? ""}`;
  const api = shared.get(key) ?? open(call);
  shared.set(key, api);
  return api;
}

async function carryOut(call: DriverCall): Promise<Omit<Reply, "seq">> {
  if (call.operation !== operation.name) return { outcome: "skipped" };
  const parameters: [string, string][] = [];
  for (const [name, value] of Object.entries(call.params)) {
    // The protocol has no way to write either.
    if (value === null || /\p{Surrogate}/u.test(value)) return { outcome: "refused" };
    parameters.push([name, value]);
  }
  const api = call.client === "fresh" ? open(call) : sharedApi(call);
  const { region, credentials } = call;
  const outcome = await api.send(
    buildRequest({
      endpoint: new URL(call.endpoint),
      action: operation.name,
      parameters,
      credentials,
      region,
      now: new Date(),
    }),
  );
  if (call.client === "fresh") await api.close();
  if (outcome.kind === "no-response") {
    return { outcome: "no-response", attempts: 1, error: { type: outcome.cause, text: outcome.detail } };
  }
  const answer = decodeAnswer(outcome, operation);
  const requestId = answer.requestId ?? headerOf(outcome, requestIdHeader) ?? null;
  const seen = { status: outcome.status, requestId, attempts: 1 };
  if (answer.error === null) {
    const success = outcome.status >= 200 && outcome.status < 300;
    return { outcome: success ? "success" : "unreadable", ...seen };
  }
  const { code, message } = answer.error;
  return { outcome: "service-error", ...seen, error: { code, message } };
}

for await (const line of createInterface({ input: process.stdin })) {
  const message: DriverMessage = JSON.parse(line);
  if (message.cmd === "stop") break;
  const reply = message.cmd === "start" ? hello : { seq: message.seq, ...(await carryOut(message)) };
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
process.exit(0);
