import { randomBytes } from "node:crypto";
import { fixtureOperations } from "../../contract/fixture-operations.ts";
import {
  createAccessKey,
  createCredential,
  createUser,
  fixtureCall,
  listCredentials,
} from "../../engine/fixtures/fixture-calls.ts";
import { FixtureError } from "../../engine/fixtures/fixture-error.ts";
import { type Journal, memoryJournal } from "../../engine/fixtures/journal.ts";
import { runNames } from "../../engine/fixtures/run-names.ts";
import { call } from "../../engine/run/call.ts";
import type { Connection } from "../../engine/run/connection.ts";
import { cleanUp } from "../../engine/run/prepare-run.ts";
import { probeAuthentication } from "../../engine/run/probe-authentication.ts";
import { probeSupport, type Support } from "../../engine/run/probe-support.ts";
import { headerOf } from "../../protocol/exchange.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { startReference } from "../../reference/start-reference.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import { embeddedEndpoint, type Target } from "../../targets/target.ts";
import { measureLag } from "./measure-lag.ts";
import type { EntryPart } from "./suggest-entry.ts";
import { tlsDetails } from "./tls-details.ts";

/** One thing that was found out about a target. */
export interface Finding {
  readonly kind: "ok" | "note" | "problem";
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
  /** What of it belongs into the target's entry. */
  readonly entry?: EntryPart;
}

/** What a target is examined with. */
export interface ExaminedTarget {
  readonly target: Target;
  readonly credentials: Credentials | null;
  readonly ca?: string;
  /** Aborted: nothing more is tried. */
  readonly signal?: AbortSignal;
}

/** The clock difference, in s, from which signatures are refused (15 minutes), and from which it is worth a word. */
const worthAWord = 60;
const refusedFrom = 15 * 60;

/** Examines a target step by step; what is made on the way is removed. Ends early where nothing more can be found out. */
export async function* examineTarget({
  target,
  credentials,
  ca,
  signal,
}: ExaminedTarget): AsyncGenerator<Finding> {
  const reference = target.endpoint === embeddedEndpoint ? await startReference() : null;
  const endpoint = new URL(reference?.url ?? target.endpoint);
  const keys = credentials ?? reference?.credentials;
  if (keys === undefined) throw new Error(`target ${target.name} has no credentials`);
  const api = createQueryApi({
    endpoint,
    timeoutMs: target.timeoutMs,
    connections: 4,
    ...(ca === undefined ? {} : { ca }),
  });
  const connection: Connection = {
    send: api.send,
    endpoint,
    region: target.region,
    credentials: keys,
    consistencyMs: target.consistencyMs,
    serviceName: target.fixtures.serviceName,
  };
  const journal = memoryJournal();
  try {
    if (endpoint.protocol === "https:") yield await tlsFinding(endpoint, ca, target.timeoutMs);
    for await (const finding of examine(connection, target, journal)) {
      if (signal?.aborted === true) return;
      yield finding;
    }
  } finally {
    const left = await cleanUp(connection, journal);
    await api.close();
    await reference?.close();
    for (const entity of left) yield { kind: "note", text: `left on the target: ${entity}` };
  }
}

async function* examine(connection: Connection, target: Target, journal: Journal): AsyncGenerator<Finding> {
  const { endpoint } = connection;
  const support = await probeSupport(connection);
  if (support.kind === "unreachable") {
    const { cause, detail } = support.noResponse;
    yield { kind: "problem", text: `${endpoint.href} cannot be reached (${cause}): ${detail}` };
    return;
  }
  yield {
    kind: "ok",
    text: `${endpoint.href} answers${endpoint.protocol === "https:" ? " over TLS with a certificate that is trusted" : ""}`,
  };
  yield await clockFinding(connection);
  if (support.kind === "refused-access") {
    yield {
      kind: "problem",
      text: `the credentials are refused: ${support.detail}`,
      advice:
        'set "credentials" in the entry of targets.json, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    };
    return;
  }
  yield supportFinding(support);
  // What is not implemented is answered alike with and without a signature, which tells nothing.
  if (support.kind !== "not-implemented") yield await authenticationFinding(connection, target);
  yield* fixtureFindings(connection, target, journal);
}

function supportFinding(support: Exclude<Support, { kind: "unreachable" | "refused-access" }>): Finding {
  switch (support.kind) {
    case "not-implemented":
      return { kind: "problem", text: `the operation is not implemented: ${support.detail}` };
    case "yes-man":
      return {
        kind: "note",
        text: `an update of what does not exist is answered with success: ${support.detail}`,
      };
    case "implemented":
      return { kind: "ok", text: "the operation is implemented" };
  }
}

async function clockFinding(connection: Connection): Promise<Finding> {
  const { exchange } = await call(connection, {
    operation: fixtureOperations.getUser,
    parameters: [["UserName", "iam-conformance"]],
  });
  const date = exchange.outcome.kind === "response" ? headerOf(exchange.outcome, "date") : undefined;
  const skew = date === undefined ? Number.NaN : Math.round((Date.parse(date) - Date.now()) / 1000);
  if (Number.isNaN(skew))
    return { kind: "note", text: "it sends no Date header: its clock cannot be compared" };
  const text = `its clock is ${Math.abs(skew)} s ${skew < 0 ? "behind" : "ahead of"} ours`;
  if (Math.abs(skew) >= refusedFrom)
    return {
      kind: "problem",
      text,
      advice: "signatures are refused from 15 minutes on: set one of the clocks",
    };
  return { kind: Math.abs(skew) >= worthAWord ? "note" : "ok", text };
}

async function authenticationFinding(connection: Connection, { claims }: Target): Promise<Finding> {
  const authentication = await probeAuthentication(connection);
  if (authentication === "enforced") return { kind: "ok", text: "signatures are enforced" };
  const text =
    authentication === "unknown"
      ? "whether signatures are enforced cannot be told"
      : "unsigned requests are served";
  return claims.authentication
    ? {
        kind: "note",
        text,
        advice: 'if that is intended: "claims": { "authentication": false } in its entry of targets.json',
        entry: { disclaim: "authentication" },
      }
    : { kind: "ok", text: `${text}, as its entry says` };
}

async function* fixtureFindings(
  connection: Connection,
  target: Target,
  journal: Journal,
): AsyncGenerator<Finding> {
  const { serviceName } = connection;
  if (target.provision === "existing") {
    for (const { name } of target.fixtures.users ?? []) {
      yield await attempt(`ListServiceSpecificCredentials of ${name}`, async () => {
        await listCredentials(connection, name);
      });
    }
    return;
  }
  const names = runNames(randomBytes(4).toString("hex"), "d");
  const userName = names.next();
  journal.write({ made: "user", userName });
  const made = await attempt("CreateUser", () => createUser(connection, userName, names.path));
  yield made;
  if (made.kind === "problem") return;
  let id = "";
  const advice = `another service than ${serviceName}: "fixtures": { "serviceName": … } in its entry of targets.json`;
  yield await attempt(
    "CreateServiceSpecificCredential",
    async () => {
      id = await createCredential(connection, userName);
    },
    advice,
  );
  yield await attempt("ListServiceSpecificCredentials", async () => {
    await listCredentials(connection, userName);
  });
  if (id !== "") yield await lagFinding(connection, target, userName, id);
  const address = { UserName: userName, ServiceSpecificCredentialId: id };
  yield await attempt(
    "ResetServiceSpecificCredential",
    () => fixtureCall(connection, "resetCredential", address),
    "sequences are tried without it",
    "note",
  );
  yield await attempt("DeleteServiceSpecificCredential", () =>
    fixtureCall(connection, "deleteCredential", address),
  );
  const key = await attempt(
    "CreateAccessKey",
    async () => {
      const { accessKeyId } = await createAccessKey(connection, userName);
      journal.write({ made: "access-key", userName, accessKeyId });
    },
    'requests without UserName cannot be tried: "claims": { "default-user": false }',
    "note",
  );
  yield key.kind === "ok" ? key : { ...key, entry: { disclaim: "default-user" } };
}

/** Days before its end from which a certificate is worth a word. */
const certificateDays = 14;

async function tlsFinding(endpoint: URL, ca: string | undefined, timeoutMs: number): Promise<Finding> {
  const details = await tlsDetails(endpoint, ca, timeoutMs);
  if (details === null) return { kind: "note", text: `no TLS connection to ${endpoint.host} comes about` };
  const { protocol, cipher, subject, issuer, validUntil, daysLeft, distrust } = details;
  const text = `${protocol}, ${cipher}; certificate of ${subject}, issued by ${issuer}, until ${validUntil}`;
  if (distrust !== null) {
    return {
      kind: "problem",
      text: `${text}, is not trusted: ${distrust}`,
      advice: `"tls": { "ca": FILE } in its entry of targets.json, where FILE holds the certificate of ${issuer} in PEM`,
      entry: { tls: { ca: "ca.pem" } },
    };
  }
  return { kind: daysLeft < certificateDays ? "note" : "ok", text };
}

/** Delays are measured with other things going on; twice the longest is on the safe side. */
const lagMargin = 2;

async function lagFinding(
  connection: Connection,
  { consistencyMs }: Target,
  userName: string,
  id: string,
): Promise<Finding> {
  try {
    const lag = await measureLag(connection, userName, id);
    if (lag === null)
      return { kind: "note", text: "an update never shows in ListServiceSpecificCredentials" };
    if (lag === 0) return { kind: "ok", text: "an update shows in the next read" };
    const text = `an update takes up to ${lag} ms to show`;
    if (lag <= consistencyMs)
      return { kind: "ok", text: `${text}; its entry allows for ${consistencyMs} ms` };
    const needed = Math.ceil((lag * lagMargin) / 100) * 100;
    return {
      kind: "note",
      text,
      advice: `"consistencyMs": ${needed} in its entry of targets.json`,
      entry: { consistencyMs: needed },
    };
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
    return { kind: "note", text: `how long an update takes to show cannot be measured: ${error.message}` };
  }
}

/** Tries one sibling operation. */
async function attempt(
  operation: string,
  action: () => Promise<unknown>,
  advice?: string,
  failing: "problem" | "note" = "problem",
): Promise<Finding> {
  try {
    await action();
    return { kind: "ok", text: `${operation} works` };
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
    return { kind: failing, text: error.message, ...(advice === undefined ? {} : { advice }) };
  }
}
