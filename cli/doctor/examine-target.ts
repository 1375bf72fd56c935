import { randomBytes } from "node:crypto";
import { credentialsPerUserAndService, fixtureOperations } from "../../contract/fixture-operations.ts";
import {
  createAccessKey,
  createCredential,
  createUser,
  mayBeItsService,
} from "../../engine/fixtures/create-fixtures.ts";
import { fixtureCall, listCredentials } from "../../engine/fixtures/fixture-calls.ts";
import { FixtureError } from "../../engine/fixtures/fixture-error.ts";
import { type Journal, memoryJournal } from "../../engine/fixtures/journal.ts";
import { readWhole } from "../../engine/fixtures/lanes.ts";
import { runNames } from "../../engine/fixtures/run-names.ts";
import { call } from "../../engine/run/call.ts";
import type { Connection } from "../../engine/run/connection.ts";
import { cleanUp } from "../../engine/run/prepare-run.ts";
import { probeAuthentication } from "../../engine/run/probe-authentication.ts";
import { type Probed, probeSupport } from "../../engine/run/probe-support.ts";
import { gistWords } from "../../protocol/answers/describe-answer.ts";
import { headerOf } from "../../protocol/exchange.ts";
import { startReference } from "../../reference/start-reference.ts";
import { isHttps } from "../../targets/endpoint-url.ts";
import { embeddedEndpoint, type Target } from "../../targets/target.ts";
import type { ChosenTarget } from "../run/choose-target.ts";
import { describeKeys } from "../run/describe-keys.ts";
import { reachingAdvice } from "../run/describe-stop.ts";
import { leftLine } from "../run/left-words.ts";
import { openConnection } from "../run/open-connection.ts";
import type { SecretKeeper } from "../surroundings.ts";
import { type Finding, note, ok, problem } from "./finding.ts";
import { measureLag } from "./measure-lag.ts";
import { tlsDetails } from "./tls-details.ts";

/** What a target is examined with. */
export interface ExaminedTarget extends ChosenTarget {
  /** Told what is secret. */
  readonly keeper: SecretKeeper;
  /** Aborted: nothing more is tried. */
  readonly signal?: AbortSignal;
}

/** Examines a target step by step; what is made on the way is removed. Ends early where nothing more can be found out. */
export async function* examineTarget(examined: ExaminedTarget): AsyncGenerator<Finding> {
  const { ca, signal, keeper } = examined;
  const reference = examined.target.endpoint === embeddedEndpoint ? await startReference() : null;
  const target = reference === null ? examined.target : { ...examined.target, endpoint: reference.url };
  const credentials = examined.credentials ?? reference?.credentials;
  if (credentials === undefined) throw new Error(`target ${target.name} has no credentials`);
  const { connection, close } = openConnection({ target, ca }, credentials, keeper);
  const journal = memoryJournal();
  try {
    if (isHttps(target.endpoint)) yield await tlsFinding(connection.endpoint, ca, target.timeoutMs);
    for await (const finding of examine(connection, target, journal)) {
      if (signal?.aborted === true) return;
      yield finding;
    }
  } finally {
    const left = await cleanUp(connection, journal);
    await close();
    await reference?.close();
    for (const line of leftLine(left)) yield note(line);
  }
}

async function* examine(connection: Connection, target: Target, journal: Journal): AsyncGenerator<Finding> {
  const { href } = connection.endpoint;
  const support = await probeSupport(connection);
  if (support.kind === "unreachable") {
    const { cause, detail } = support.noResponse;
    yield problem(`${href} cannot be reached (${cause}): ${detail}`, reachingAdvice[cause]);
    return;
  }
  yield ok(`${href} answers${isHttps(href) ? " over TLS with a trusted certificate" : ""}`);
  yield await clockFinding(connection);
  if (support.kind === "refused-access") {
    const { text, advice } = describeKeys(support);
    yield problem(`it ${text}`, advice);
    return;
  }
  yield supportFinding(support);
  // What is not implemented gets the same answer with and without a signature, which tells nothing.
  if (support.kind !== "not-implemented") yield await authenticationFinding(connection, target);
  if (target.provision === "existing") yield* existingFindings(connection, target);
  else yield* fixtureFindings(connection, target, journal);
}

function supportFinding(support: Exclude<Probed, { kind: "unreachable" | "refused-access" }>): Finding {
  switch (support.kind) {
    case "foreign":
    case "unclear":
      return note(
        `an update of what does not exist is answered ${support.detail}`,
        "that is no error of IAM: if CreateUser does not work either, this is no IAM endpoint",
      );
    case "not-implemented":
      return problem(`the operation is not implemented: ${support.detail}`);
    case "yes-man":
      return note(`it reports success for an update of what does not exist: ${support.detail}`);
    case "implemented":
      return ok("the operation is implemented");
  }
}

/** The clock difference, in s, from which signatures are refused (15 minutes), and from which it is worth a word. */
const worthAWord = 60;
const refusedFrom = 15 * 60;

async function clockFinding(connection: Connection): Promise<Finding> {
  const { exchange } = await call(connection, {
    operation: fixtureOperations.getUser,
    parameters: [["UserName", "iam-conformance"]],
  });
  const date = exchange.outcome.kind === "response" ? headerOf(exchange.outcome, "date") : undefined;
  const skew = date === undefined ? Number.NaN : Math.round((Date.parse(date) - Date.now()) / 1000);
  if (Number.isNaN(skew)) return note("it sends no valid Date header, so its clock cannot be compared");
  const text = `its clock is ${Math.abs(skew)} s ${skew < 0 ? "behind" : "ahead of"} ours`;
  if (Math.abs(skew) >= refusedFrom)
    return problem(text, "signatures are refused from 15 minutes on; correct one of the clocks");
  return Math.abs(skew) >= worthAWord ? note(text) : ok(text);
}

async function authenticationFinding(connection: Connection, { claims }: Target): Promise<Finding> {
  const authentication = await probeAuthentication(connection);
  if (authentication === "enforced") return ok("signatures are enforced");
  // What was not seen is no reason to disclaim anything.
  if (authentication === "unknown") return note("whether signatures are enforced is unknown");
  const text = "unsigned requests are accepted";
  if (!claims.authentication) return ok(`${text}, as its entry says`);
  return note(
    text,
    'if that is intended, set "claims": { "authentication": false } in its entry of targets.json',
    { disclaim: "authentication" },
  );
}

async function* existingFindings(connection: Connection, { fixtures }: Target): AsyncGenerator<Finding> {
  for (const { name } of fixtures.users ?? [])
    yield await attempt(`ListServiceSpecificCredentials of ${name}`, () => listCredentials(connection, name));
}

async function* fixtureFindings(
  connection: Connection,
  target: Target,
  journal: Journal,
): AsyncGenerator<Finding> {
  const names = runNames(randomBytes(4).toString("hex"), "d");
  const userName = names.next();
  journal.write({ made: "user", userName });
  const made = await attempt("CreateUser", () => createUser(connection, userName, names.path, names.tag));
  yield made;
  if (made.kind === "problem") return;
  const ids: string[] = [];
  yield await attempt(
    "CreateServiceSpecificCredential",
    async () => {
      // A run takes two of each user.
      while (ids.length < credentialsPerUserAndService) {
        const credentialId = await createCredential(connection, userName);
        journal.write({ made: "credential", userName, credentialId });
        ids.push(credentialId);
      }
    },
    (error) =>
      mayBeItsService(error)
        ? problem(
            error.message,
            `to use another service than ${target.fixtures.serviceName}, set "fixtures": { "serviceName": … } in its entry of targets.json`,
          )
        : problem(error.message),
  );
  yield* avoidanceFindings(connection);
  const [credentialId = "", secondId] = ids;
  const listed = await attempt("ListServiceSpecificCredentials", () =>
    secondId === undefined
      ? listCredentials(connection, userName)
      : readWhole(connection, { userName, credentialId, secondId }),
  );
  yield listed;
  if (credentialId !== "" && listed.kind === "ok")
    yield await lagFinding(connection, target, userName, credentialId);
  const address = { UserName: userName, ServiceSpecificCredentialId: credentialId };
  yield await attempt(
    "ResetServiceSpecificCredential",
    () => fixtureCall(connection, "resetCredential", address),
    ({ message }) => note(message, "nothing needs to be done: sequences of calls leave it out"),
  );
  yield await attempt("DeleteServiceSpecificCredential", () =>
    fixtureCall(connection, "deleteCredential", address),
  );
  yield await attempt(
    "CreateAccessKey",
    async () => {
      const { accessKeyId } = await createAccessKey(connection, userName);
      journal.write({ made: "access-key", userName, accessKeyId });
    },
    ({ message }) =>
      note(
        message,
        'requests without UserName need it; set "claims": { "default-user": false } in its entry of targets.json to leave them out',
        { disclaim: "default-user" },
      ),
  );
}

/** What a run has to do without on the target. */
function* avoidanceFindings({ learned }: Connection): Generator<Finding> {
  for (const [part, refusal] of learned.avoided)
    yield note(`it refuses ${part} (${gistWords(refusal)}), so users and credentials are made without`);
  for (const [service, refusal] of learned.refusedServices)
    yield note(
      `it makes no credentials of ${service} (${gistWords(refusal)}), but of ${learned.serviceName}`,
      `set "fixtures": { "serviceName": "${learned.serviceName}" } in its entry of targets.json`,
    );
}

/** Tries one sibling operation; `failed` makes a finding of why it does not work. */
async function attempt(
  operation: string,
  action: () => Promise<unknown>,
  failed: (error: FixtureError) => Finding = ({ message }) => problem(message),
): Promise<Finding> {
  try {
    await action();
    return ok(`${operation} works`);
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
    return failed(error);
  }
}

/** Days before its end from which a certificate is worth a word. */
const certificateDays = 14;

async function tlsFinding(endpoint: URL, ca: string | undefined, timeoutMs: number): Promise<Finding> {
  const details = await tlsDetails(endpoint, ca, timeoutMs);
  if (details === null)
    return note(`no TLS connection to ${endpoint.host} could be made`, "check that it speaks TLS");
  const { protocol, cipher, subject, issuer, validUntil, daysLeft, distrust } = details;
  const text = `${protocol}, ${cipher}; certificate of ${subject}, issued by ${issuer}, valid until ${validUntil}`;
  if (distrust !== null)
    return problem(
      `${text}; it is not trusted: ${distrust}`,
      `put the certificate of ${issuer} into a PEM file, and give it as --ca FILE or as "tls": { "ca": FILE } in its entry of targets.json`,
      { tls: { ca: "ca.pem" } },
    );
  return daysLeft < certificateDays ? note(text) : ok(text);
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
    if (lag === null) return note("an update never shows in ListServiceSpecificCredentials");
    if (lag === 0) return ok("an update shows in the next read");
    const text = `an update takes up to ${lag} ms to show`;
    if (lag <= consistencyMs) return ok(`${text}; its entry allows for ${consistencyMs} ms`);
    const needed = Math.ceil((lag * lagMargin) / 100) * 100;
    return note(
      text,
      `give --consistency ${needed}, or set "consistencyMs": ${needed} in its entry of targets.json`,
      { consistencyMs: needed },
    );
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
    return note(`how long an update takes to show is unknown: ${error.message}`);
  }
}
