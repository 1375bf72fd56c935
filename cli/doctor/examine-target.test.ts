import { createServer, type IncomingMessage } from "node:http";
import { afterEach, expect, it } from "vitest";
import { createReference } from "../../reference/create-reference.ts";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { endpointTarget } from "../../targets/endpoint-target.ts";
import { loadTargets } from "../../targets/load-targets.ts";
import { embeddedEndpoint, type Target } from "../../targets/target.ts";
import { errorReply, startAlteredReference } from "../testing/altered-reference.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";
import { withholdSecrets } from "../withhold-secrets.ts";
import { type ExaminedTarget, examineTarget } from "./examine-target.ts";
import type { Finding } from "./finding.ts";

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function reference(name?: string): Promise<StartedReference> {
  const mutant = name === undefined ? undefined : mutantByName(name);
  if (name !== undefined && mutant === undefined) throw new Error(`there is no mutant ${name}`);
  const started = await startReference(mutant === undefined ? {} : { mutant });
  closing.push(started.close);
  return started;
}

function targetAt(url: string, changes: Partial<Target> = {}): Target {
  const result = endpointTarget(url, {});
  if (!result.ok) throw new Error(result.problem);
  return { ...result.target, ...changes };
}

const keeper = withholdSecrets(fakeSurroundings());

async function findings(options: Omit<ExaminedTarget, "keeper">): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of examineTarget({ ...options, keeper })) found.push(finding);
  return found;
}

function texts(found: readonly Finding[]): string[] {
  return found.map(({ kind, text }) => `${kind} ${text}`);
}

it("finds everything in order on the embedded reference", async () => {
  const loaded = loadTargets(JSON.stringify({ targets: { r: { endpoint: embeddedEndpoint } } }), "t.json");
  const target = loaded.ok ? loaded.targets.get("r") : undefined;
  if (target === undefined) throw new Error("no target");
  const found = await findings({ target, credentials: null });
  expect(found.filter(({ kind }) => kind !== "ok")).toEqual([]);
  const all = texts(found).join("\n");
  for (const part of ["answers", "its clock is", "the operation is implemented", "signatures are enforced"])
    expect(all).toContain(part);
  for (const operation of ["CreateUser", "CreateServiceSpecificCredential", "ListServiceSpecificCredentials"])
    expect(all).toContain(`ok ${operation} works`);
});

it("removes what it makes, also where the caller asks for an end", async () => {
  const { url, credentials, snapshot } = await reference();
  await findings({ target: targetAt(url), credentials });
  expect(snapshot()).toMatchObject({ users: 0, credentials: 0 });

  const controller = new AbortController();
  const found: string[] = [];
  for await (const { text } of examineTarget({
    keeper,
    target: targetAt(url),
    credentials,
    signal: controller.signal,
  })) {
    found.push(text);
    if (text === "CreateUser works") controller.abort();
  }
  expect(found.at(-1)).toBe("CreateUser works");
  expect(snapshot()).toMatchObject({ users: 0, credentials: 0 });
});

it("goes on to the sibling operations where the operation itself is not implemented", async () => {
  const { url, credentials } = await reference("not-implemented");
  const found = texts(await findings({ target: targetAt(url), credentials }));
  expect(found).toContainEqual(expect.stringMatching(/^problem the operation is not implemented: \d{3} /));
  expect(found).toContain("ok CreateUser works");
});

it("says nothing of signatures where the operation is not implemented: the answer is the same without", async () => {
  const lacking = await startAlteredReference((action) =>
    action === "UpdateServiceSpecificCredential" ? errorReply(405, "MethodNotAllowed", "no") : null,
  );
  try {
    const found = texts(await findings({ target: targetAt(lacking.url), credentials: lacking.credentials }));
    expect(found).toContainEqual(expect.stringMatching(/^problem the operation is not implemented: 405 /));
    expect(found.filter((text) => /unsigned|signatures/.test(text))).toEqual([]);
  } finally {
    await lacking.close();
  }
});

it("takes a target that serves unsigned requests as its entry says", async () => {
  const { url, credentials } = await reference("signature-not-required");
  const target = targetAt(url);
  const claimed = await findings({ target, credentials });
  const note = claimed.find(({ text }) => text === "unsigned requests are accepted");
  expect(note).toMatchObject({ kind: "note", advice: expect.stringContaining('"authentication": false') });
  const honest = { ...target, claims: { ...target.claims, authentication: false } };
  expect(texts(await findings({ target: honest, credentials }))).toContain(
    "ok unsigned requests are accepted, as its entry says",
  );
});

it("suggests nothing where signed and unsigned requests are refused alike", async () => {
  const closed = await startAlteredReference((action) =>
    action === "ListServiceSpecificCredentials" ? errorReply(403, "AccessDenied", "no") : null,
  );
  closing.push(closed.close);
  const found = await findings({ target: targetAt(closed.url), credentials: closed.credentials });
  const finding = found.find(({ text }) => text === "whether signatures are enforced is unknown");
  expect(finding).toEqual({ kind: "note", text: finding?.text });
});

/** The reference with its answers changed on the way. */
async function behind(
  change: (action: string, body: string) => { status?: number; body?: string; date?: string },
) {
  const inner = createReference();
  const server = createServer(async (incoming, outgoing) => {
    const body = await textOf(incoming);
    const { method = "", url = "/", rawHeaders } = incoming;
    const headers = rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
    );
    const answer = inner.handle({ method, path: url, headers, body });
    if (answer.kind !== "response") throw new Error("the reference is silent");
    const changed = change(new URLSearchParams(body).get("Action") ?? "", answer.body);
    for (const [name, value] of answer.headers) outgoing.setHeader(name, value);
    if (changed.date !== undefined) outgoing.setHeader("date", changed.date);
    outgoing.writeHead(changed.status ?? answer.status).end(changed.body ?? answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    target: targetAt(`http://127.0.0.1:${address.port}`),
    credentials: inner.rootCredentials,
    snapshot: inner.snapshot,
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of incoming.setEncoding("latin1")) text += chunk;
  return text;
}

it("names a sibling operation that is missing", async () => {
  const { snapshot, ...options } = await behind((action) =>
    action === "CreateServiceSpecificCredential" ? { status: 501, body: "" } : {},
  );
  expect(await findings(options)).toContainEqual({
    kind: "problem",
    text: "CreateServiceSpecificCredential was answered 501 (empty body)",
  });
  expect(snapshot()).toMatchObject({ users: 0 });
});

it("says what to do where every service is refused", async () => {
  const options = await behind((action) =>
    action === "CreateServiceSpecificCredential" ? { status: 404, body: "" } : {},
  );
  expect(await findings(options)).toContainEqual({
    kind: "problem",
    text: "CreateServiceSpecificCredential was answered 404 (empty body)",
    advice: expect.stringContaining("another service than codecommit.amazonaws.com"),
  });
});

it("only notes what a run can do without", async () => {
  const options = await behind((action) => (action === "CreateAccessKey" ? { status: 501, body: "" } : {}));
  expect(await findings(options)).toContainEqual({
    kind: "note",
    text: "CreateAccessKey was answered 501 (empty body)",
    advice: expect.stringContaining('"default-user": false'),
    entry: { disclaim: "default-user" },
  });
});

it.each<[offsetS: number, kind: Finding["kind"]]>([
  [-30, "ok"],
  [300, "note"],
  [-1200, "problem"],
])("judges a clock that is %i s off as %s", async (offsetS, kind) => {
  const options = await behind(() => ({ date: new Date(Date.now() + offsetS * 1000).toUTCString() }));
  const clock = (await findings(options)).find(({ text }) => text.startsWith("its clock is"));
  expect(clock?.kind).toBe(kind);
  expect(clock?.text).toContain(offsetS < 0 ? "behind ours" : "ahead of ours");
});

it("tells in one line what could not be removed", async () => {
  const options = await behind((action) =>
    /^Delete(?:User|ServiceSpecificCredential)$/.test(action) ? { status: 501, body: "" } : {},
  );
  const found = texts(await findings(options));
  expect(found.filter((text) => text.includes("left on the target"))).toHaveLength(1);
  expect(found.at(-1)).toMatch(/^note left on the target: .* was answered 501.* \(and \d+ more\)$/);
});
