import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { secretsOf } from "../protocol/secrets/exchange-secrets.ts";
import { spellings } from "../protocol/secrets/testing/spellings.ts";
import { createReference } from "../reference/create-reference.ts";
import { authentication } from "../reference/mutants/change.ts";
import { formats } from "../reporters/formats/formats.ts";
import { type AlteredReference, startAlteredReference } from "./testing/altered-reference.ts";
import { type CommandLines, createCommandLines } from "./testing/command-lines.ts";

const sessionToken = "IQoJb3JpZ2luX2VjEPLANTED+TOKEN/of&the=run==";
const serviceSecret = "ABSKserviceCredential+Secret/of%the<run>==";
const { accessKeyId, secretAccessKey } = createReference().rootCredentials;
const environment = {
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
};

/** What the endpoint was told and what it gave out, as far as nobody else may know it. */
const known = new Set<string>();
/** The operations that fail. */
let failing: readonly string[] = [];
let givesSecretForId = false;
let lines: CommandLines;
let endpoint: AlteredReference;

beforeEach(async () => {
  lines = createCommandLines();
  known.clear();
  for (const secret of [secretAccessKey, sessionToken]) known.add(secret);
  failing = [];
  givesSecretForId = false;
  const reference = createReference({
    mutant: {
      name: "takes-session-tokens",
      fault: "a session token is not looked at",
      kills: [],
      rules: authentication("session-token", () => undefined),
    },
  });
  endpoint = await startAlteredReference((action, count, request) => {
    for (const secret of secretsOf(request)) known.add(secret);
    const reply = reference.handle(request);
    if (reply.kind !== "response") throw new Error("the reference is silent");
    if (reply.body.includes("</ServicePassword>")) known.add(serviceSecret);
    const body = reply.body.replace(
      "</ServicePassword>",
      `</ServicePassword><ServiceCredentialSecret>${xml(serviceSecret)}</ServiceCredentialSecret>`,
    );
    for (const [, secret = ""] of body.matchAll(/<(?:ServicePassword|SecretAccessKey)>([^<]+)</g))
      known.add(secret);
    if (givesSecretForId && action.startsWith("Create"))
      return { ...reply, body: body.replace(/CredentialId>[^<]+/, `CredentialId>${xml(sessionToken)}`) };
    const isFailing = failing.includes(action);
    if (action !== "UpdateServiceSpecificCredential" && !isFailing) return { ...reply, body };
    return repeating(isFailing ? { ...reply, status: 500, body: failure } : { ...reply, body }, count);
  });
});

afterEach(async () => {
  lines.end();
  await endpoint.close();
});

const failure =
  "<ErrorResponse><Error><Type>Receiver</Type><Code>Broken</Code><Message>m</Message></Error></ErrorResponse>";

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** Everything that is secret in every spelling: in the message and the id of the request; one of them in the code. */
function repeating<
  T extends { readonly body: string; readonly headers: readonly (readonly [string, string])[] },
>(reply: T, count: number): T {
  const own = [...new Set([...[...known].slice(0, 3), ...[...known].slice(-12)])];
  const all = own.flatMap((secret) => Object.values(spellings).map((spell) => spell(secret)));
  const one = all[all.length - 1 - ((count * 37) % all.length)] ?? "";
  const text = xml(all.join(" "));
  const body = reply.body
    .replace(/<Code>(\w+)<\/Code>/, (_, code) => `<Code>${code} ${xml(one)}</Code>`)
    .replace(/<Message>/, `<Message>${text.replaceAll("$", "$$$$")} `)
    .replace(/<RequestId>[^<]*/, () => `<RequestId>${text}`);
  return {
    ...reply,
    body,
    headers: [...reply.headers, ["x-echo", one], ["set-cookie", one]],
  };
}

/** Every file below a folder, in one text. */
function filesBelow(folder: string): string {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? filesBelow(path) : readFileSync(path, "utf8")))
    .join("\n");
}

/** The spellings of secrets in a text: as a whole, or of a beginning that tells the secret. */
function found(text: string): string[] {
  return [...known].flatMap((secret) =>
    Object.entries(spellings)
      .filter(([, spell]) => [secret, secret.slice(0, 24)].some((part) => text.includes(spell(part))))
      .map(([name]) => `${name} of ${secret}`),
  );
}

it("no format, journal, baseline or error text holds a secret in any spelling that a target repeats", async () => {
  failing = ["DeleteUser"];
  const reports = [...formats.keys()].flatMap((name) => ["--report", `${name}=all/r.${name}`]);
  const only = ["credential-id.max-length", "user-name.absent*", "status.one-of*", "response", "precedence"];
  const { code, out, err } = await lines.run(
    ["run", endpoint.url, ...only.flatMap((area) => ["--only", area]), ...reports, "--report", "json"].concat(
      ["--runs", "3", "--concurrency", "2", "--baseline", "b.json", "--update-baseline"],
    ),
    environment,
  );
  expect({ code, err: code === 1 ? "" : err }).toEqual({ code: 1, err: "" });
  expect(known.size).toBeGreaterThan(20);
  const files = filesBelow(lines.folder);
  for (const name of [...formats.keys()].map((format) => `r.${format}`))
    expect(lines.read(`all/${name}`)).toContain("REDACTED");
  expect(err).toContain("left on the target: user ic-");
  expect(found(out)).toEqual([]);
  expect(found(err)).toEqual([]);
  expect(found(files)).toEqual([]);
});

it.each([
  ["run --only status.required --runs 1", 1],
  ["doctor", 3],
])("nor does what %s says of fixtures that cannot be made", async (words, exitCode) => {
  failing = ["CreateServiceSpecificCredential", "ListServiceSpecificCredentials"];
  const { code, out, err } = await lines.run(words.split(" ").concat(endpoint.url), environment);
  expect(code).toBe(exitCode);
  expect(out + err).toContain("REDACTED");
  expect(found(out + err)).toEqual([]);
});

it("nor does a journal where a target gives a secret for an id", async () => {
  givesSecretForId = true;
  failing = ["DeleteUser"];
  const { code, out, err } = await lines.run(
    ["run", endpoint.url, "--only", "status.required", "--runs", "1"],
    environment,
  );
  expect(code).toBe(1);
  expect(lines.journals()).toHaveLength(1);
  expect(found(out + err + filesBelow(lines.folder))).toEqual([]);
});
