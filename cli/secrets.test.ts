import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createReference } from "../reference/create-reference.ts";
import { authentication } from "../reference/mutants/change.ts";
import type { Mutant } from "../reference/mutants/mutant.ts";
import { formats } from "../reporters/formats/formats.ts";
import { exitCodes } from "./exit-codes.ts";
import { runCommandLine } from "./run-command-line.ts";
import { type CommandLines, createCommandLines } from "./testing/command-lines.ts";
import { fakeSurroundings } from "./testing/fake-surroundings.ts";

const { accessKeyId, secretAccessKey } = createReference().rootCredentials;
const sessionToken = `IQoJb3JpZ2luX2VjPLANTED+TOKEN/${"z".repeat(400)}==`;
const environment = {
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
};

/** What may be found nowhere: the keys, what the endpoint calls a secret, and any part of the token that shows it. */
const secrets = [secretAccessKey, "PLANTED", encodeURIComponent("PLANTED+TOKEN/"), "zzzzzzzz"];

let lines: CommandLines;
let server: Server;
const signatures = new Set<string>();

beforeEach(async () => {
  lines = createCommandLines();
  signatures.clear();
  server = createServer((incoming, outgoing) => {
    void textOf(incoming).then((body) => {
      const answer = answerTo(incoming, body);
      outgoing.writeHead(answer.status, [...answer.headers.flat(), "x-echo", sessionToken]).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  lines.end();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

function url(): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return `http://127.0.0.1:${address.port}`;
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of incoming.setEncoding("latin1")) text += chunk;
  return text;
}

/** The reference knows no temporary keys; this one takes a session token and looks no further at it. */
const takingTokens: Mutant = {
  name: "takes-session-tokens",
  fault: "a session token is not looked at",
  kills: [],
  rules: authentication("session-token", () => undefined),
};

let inner = createReference();
/** Operations that fail, with the token in their code. */
let failing: readonly string[] = [];

beforeEach(() => {
  inner = createReference({ mutant: takingTokens });
  failing = [];
});

/** The reference's answer with everything repeated in it that should be kept. */
function answerTo({ method = "", url: path = "/", rawHeaders }: IncomingMessage, body: string) {
  const headers = rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );
  const signature = /Signature=(\w+)/.exec(new Map(headers).get("authorization") ?? "")?.[1] ?? "";
  const action = new URLSearchParams(body).get("Action") ?? "";
  const answer = inner.handle({ method, path, headers, body });
  if (answer.kind !== "response") throw new Error("the reference is silent");
  if (failing.includes(action)) {
    const text = `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Receiver</Type><Code>Kaputt${sessionToken}</Code><Message>${sessionToken}</Message></Error><RequestId>r</RequestId></ErrorResponse>`;
    return { status: 500, headers: answer.headers, body: text };
  }
  if (action !== "UpdateServiceSpecificCredential") return answer;
  if (signature !== "") signatures.add(signature);
  const planted = `<SecretAccessKey>PLANTEDKEY</SecretAccessKey><ServicePassword a="PLANTED">PLANTED &lt;ServiceCredentialSecret&gt;PLANTED</ServicePassword><Echo>${signature} ${sessionToken}</Echo>`;
  const text = answer.body
    .replace("</ResponseMetadata>", `${planted}</ResponseMetadata>`)
    .replace(/<Code>(\w+)<\/Code>/, `<Code>$1${sessionToken}</Code>`)
    .replace("</Error>", `${planted}</Error>`);
  return { status: answer.status, headers: answer.headers, body: text };
}

/** Every file below a folder, in one text. */
function filesBelow(folder: string): string {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => `${path}\n${statSync(path).isDirectory() ? filesBelow(path) : readFileSync(path, "utf8")}`)
    .join("\n");
}

it("no output, report and journal of a run holds a secret, wherever the target repeats it", async () => {
  failing = ["DeleteUser"];
  const reports = [...formats.keys()].flatMap((name) => ["--report", `${name}=all/r.${name}`]);
  const line = `run --endpoint ${url()} --only credential-id.max-length --only status --only response --runs 3 --concurrency 2`;
  const { code, out, err } = await lines.run([...line.split(" "), ...reports], environment);
  expect(code).toBe(1);
  expect(err).toContain("left on the target: user ic-");
  expect(err).toContain("500 KaputtREDACTED");
  expect(out).toMatch(/400\s+InvalidInputREDACTED/);
  const files = filesBelow(lines.folder);
  for (const name of formats.keys()) expect(files).toContain(`/r.${name}\n`);
  expect(files).toContain(".jsonl\n");
  expect(files).toContain("<SecretAccessKey>REDACTED");
  expect(files).toContain("X-Amz-Security-Token: $AWS_SESSION_TOKEN");
  for (const secret of secrets)
    expect({ secret, found: [out, err, files].some((text) => text.includes(secret)) }).toEqual({
      secret,
      found: false,
    });
  expect(signatures.size).toBeGreaterThan(3);
  for (const signature of signatures) expect(`${out}${err}${files}`).not.toContain(signature);
});

it.each([
  ["run", exitCodes.violates],
  ["doctor", exitCodes.untestable],
])("nor does what %s says of a target on which no fixtures can be made", async (command, exitCode) => {
  failing = ["CreateUser"];
  const surroundings = fakeSurroundings({ environment });
  const code = await runCommandLine([command, "--endpoint", url()], surroundings);
  expect(code).toBe(exitCode);
  const { out, err } = surroundings.printed;
  expect(out + err).toContain("CreateUser was answered 500 KaputtREDACTED");
  for (const secret of secrets) expect(out + err).not.toContain(secret);
});
