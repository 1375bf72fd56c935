// A driver in 60 lines. The client under test is the function `post`, over Node's own fetch: put yours in its place.
import { createHash, createHmac } from "node:crypto";
import { createInterface } from "node:readline";

const hash = (text) => createHash("sha256").update(text).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
const percent = (s) => encodeURIComponent(s).replace(/[!'()*]/g, (c) => `%${c.charCodeAt().toString(16)}`);

async function post({ operation, endpoint, region, credentials, params, options }) {
  const pairs = Object.entries({ Action: operation, Version: "2010-05-08", ...params });
  const body = pairs.map((pair) => pair.map(percent).join("=")).join("&");
  const url = new URL(endpoint);
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = [date.slice(0, 8), region, "iam", "aws4_request"];
  const headers = { "content-type": "application/x-www-form-urlencoded", host: url.host, "x-amz-date": date };
  if (credentials.sessionToken) headers["x-amz-security-token"] = credentials.sessionToken;
  const head = Object.entries(headers).map((header) => `${header.join(":")}\n`);
  const signed = Object.keys(headers).join(";");
  const request = hash(["POST", url.pathname, "", head.join(""), signed, hash(body)].join("\n"));
  const key = scope.reduce(hmac, `AWS4${credentials.secretAccessKey}`);
  const text = ["AWS4-HMAC-SHA256", date, scope.join("/"), request].join("\n");
  const credential = `${credentials.accessKeyId}/${scope.join("/")}`;
  const signature = `SignedHeaders=${signed}, Signature=${hmac(key, text).toString("hex")}`;
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${credential}, ${signature}`;
  const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
  return await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
}

const operations = ["UpdateServiceSpecificCredential"];
const entities = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const markup = /<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>/gs;
const asText = (_, section = "") => section.replace(/[&<]/g, (c) => `&#${c.charCodeAt()};`);
const asCharacter = (_, decimal, hex, name) =>
  name ? (entities[name] ?? `&${name};`) : String.fromCodePoint(decimal ?? `0x${hex}`);

async function call(command) {
  if (!operations.includes(command.operation)) return { outcome: "skipped" };
  if (!Object.values(command.params).every((value) => value?.isWellFormed())) return { outcome: "refused" };
  const answer = await post(command).catch((error) => error);
  if (answer instanceof Error) return { outcome: "no-response", error: { text: answer.message } };
  const xml = (await answer.text().catch(() => "")).replace(/\r\n?/g, "\n").replace(markup, asText);
  const told = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  const between = (name) => told(name)?.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, asCharacter) ?? null;
  const seen = { status: answer.status, requestId: between("RequestId"), attempts: 1 };
  if (answer.ok) return { outcome: "success", ...seen };
  const error = { code: between("Code"), message: between("Message") };
  return { outcome: error.code === null ? "unreadable" : "service-error", ...seen, error };
}

const claims = { freshClient: false, modelledErrors: false, requestId: true, status: true };
const about = { driver: "example", version: "1", language: "javascript", runtime: `node ${process.version}` };
const hello = { protocol: 1, ...about, operations, capabilities: { options: ["timeoutMs"], ...claims } };

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  if (command.cmd === "stop") break;
  const reply = command.cmd === "start" ? hello : { seq: command.seq, ...(await call(command)) };
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
process.exit(0);
