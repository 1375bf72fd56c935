// The AWS SDK for JavaScript v3. IAM_CONFORMANCE_CLIENT is a folder whose node_modules hold @aws-sdk/client-iam; without
// it, the package is looked for beside this file.
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const folder = process.env.IAM_CONFORMANCE_CLIENT;
const require = createRequire(folder === undefined ? import.meta.url : join(folder, "package.json"));
const sdk = require("@aws-sdk/client-iam");
const { version } = require("@aws-sdk/client-iam/package.json");

const operations = ["UpdateServiceSpecificCredential"];
const clients = new Map();
let seen = { sent: false, status: null };

function makeClient({ endpoint, region, credentials, options }) {
  const { maxAttempts } = options;
  const client = new sdk.IAMClient({
    endpoint,
    region,
    credentials,
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
  });
  // Innermost: what it sees has been signed and goes to the wire.
  const watch = (next) => async (request) => {
    seen.sent = true;
    seen.status = null;
    const result = await next(request);
    seen.status = result.response?.statusCode ?? null;
    return result;
  };
  client.middlewareStack.add(watch, { step: "deserialize", priority: "low", name: "watch" });
  return client;
}

function sharedClient(command) {
  const { endpoint, region, credentials, options } = command;
  const { timeoutMs: _, ...ofClient } = options;
  const key = JSON.stringify([endpoint, region, credentials, ofClient]);
  const known = clients.get(key) ?? makeClient(command);
  clients.set(key, known);
  return known;
}

async function call(command) {
  if (!operations.includes(command.operation)) return { outcome: "skipped" };
  const fresh = command.client === "fresh";
  const client = fresh ? makeClient(command) : sharedClient(command);
  const { timeoutMs } = command.options;
  const abort = new AbortController();
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => abort.abort(), timeoutMs);
  seen = { sent: false, status: null };
  try {
    const request = new sdk[`${command.operation}Command`](command.params);
    const { $metadata } = await client.send(request, { abortSignal: abort.signal });
    return { outcome: "success", ...factsOf($metadata) };
  } catch (error) {
    return failure(error);
  } finally {
    clearTimeout(timer);
    if (fresh) client.destroy();
  }
}

function failure(error) {
  const facts = { ...factsOf(error.$metadata ?? {}) };
  const text = `${error.name}: ${error.message}`.slice(0, 2000);
  const reported = { type: error.name ?? null, code: null, message: null, text };
  if (error instanceof sdk.IAMServiceException) {
    const code = error.Code ?? error.Error?.Code ?? null;
    const described = { ...reported, code, message: error.message };
    return { outcome: code === null ? "unreadable" : "service-error", ...facts, error: described };
  }
  const outcome = !seen.sent ? "refused" : seen.status === null ? "no-response" : "unreadable";
  return { outcome, ...facts, error: reported };
}

function factsOf({ httpStatusCode, requestId, attempts }) {
  return { status: httpStatusCode ?? seen.status, requestId: requestId ?? null, attempts: attempts ?? null };
}

function hello() {
  return {
    protocol: 1,
    driver: "aws-sdk-js",
    version,
    language: "javascript",
    runtime: `node ${process.version}`,
    operations,
    capabilities: {
      options: ["maxAttempts", "timeoutMs"],
      freshClient: true,
      modelledErrors: true,
      requestId: true,
      status: true,
    },
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  if (command.cmd === "stop") break;
  const reply = command.cmd === "start" ? hello() : { seq: command.seq, ...(await call(command)) };
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
process.exit(0);
