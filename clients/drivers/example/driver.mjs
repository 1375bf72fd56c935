// A driver in 60 lines. The client under test is the function `post`, over Node's own fetch: put yours in its place.
import { createHash, createHmac } from "node:crypto";
import { createInterface } from "node:readline";

const hash = (text) => createHash("sha256").update(text).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
const percent = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

async function post({ operation, endpoint, region, credentials, params, options }) {
  const pairs = Object.entries({ Action: operation, Version: "2010-05-08", ...params });
  const body = pairs.map((pair) => pair.map(percent).join("=")).join("&");
  const url = new URL(endpoint);
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = [date.slice(0, 8), region, "iam", "aws4_request"];
  const type = "application/x-www-form-urlencoded";
  const head = `content-type:${type}\nhost:${url.host}\nx-amz-date:${date}\n`;
  const signed = "content-type;host;x-amz-date";
  const request = hash(["POST", url.pathname, "", head, signed, hash(body)].join("\n"));
  const key = scope.reduce(hmac, `AWS4${credentials.secretAccessKey}`);
  const text = ["AWS4-HMAC-SHA256", date, scope.join("/"), request].join("\n");
  const credential = `${credentials.accessKeyId}/${scope.join("/")}`;
  const signature = `SignedHeaders=${signed}, Signature=${hmac(key, text).toString("hex")}`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, ${signature}`;
  const headers = { "Content-Type": type, "X-Amz-Date": date, Authorization: authorization };
  const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
  return await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
}

const operations = ["UpdateServiceSpecificCredential"];
const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };

async function call(command) {
  if (!operations.includes(command.operation)) return { outcome: "skipped" };
  if (!Object.values(command.params).every((value) => value?.isWellFormed())) return { outcome: "refused" };
  const answer = await post(command).catch((error) => error);
  if (answer instanceof Error) return { outcome: "no-response", error: { text: answer.message } };
  const xml = await answer.text().catch(() => "");
  const told = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  const between = (name) => told(name)?.replace(/&\w+;/g, (name) => entities[name] ?? name) ?? null;
  const seen = { status: answer.status, requestId: between("RequestId"), attempts: 1 };
  if (answer.ok) return { outcome: "success", ...seen };
  const error = { code: between("Code"), message: between("Message") };
  return { outcome: error.code === null ? "unreadable" : "service-error", ...seen, error };
}

function hello() {
  const [options, client] = [["timeoutMs"], { freshClient: false, modelledErrors: false }];
  const capabilities = { options, ...client, requestId: true, status: true };
  const about = { driver: "example", version: "1", language: "javascript" };
  return { protocol: 1, ...about, runtime: `node ${process.version}`, operations, capabilities };
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  if (command.cmd === "stop") break;
  const reply = command.cmd === "start" ? hello() : { seq: command.seq, ...(await call(command)) };
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
process.exit(0);
