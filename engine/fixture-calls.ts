import { readCredentialList, readElement } from "../protocol/credential-list.ts";
import type { Credentials } from "../protocol/credentials.ts";
import { describeAnswer } from "../protocol/describe-answer.ts";
import { fixtureOperations } from "../spec/fixture-operations.ts";
import { type Call, call, isExpired } from "./call.ts";
import { clock } from "./clock.ts";
import type { Connection } from "./connection.ts";
import { ExpiredCredentialsError, FixtureError } from "./fixture-error.ts";

/** The fields of one credential as ListServiceSpecificCredentials shows them, by name. */
export type CredentialFields = ReadonlyMap<string, string>;

/** A user's credentials by id. */
export type UserState = ReadonlyMap<string, CredentialFields>;

type FixtureCall = keyof typeof fixtureOperations;

const mostPages = 20;

/** Calls a sibling operation; throws FixtureError unless it succeeds. */
export async function fixtureCall(
  connection: Connection,
  name: FixtureCall,
  parameters: Readonly<Record<string, string>>,
): Promise<Call> {
  const operation = fixtureOperations[name];
  const made = await call(connection, { operation, parameters: Object.entries(parameters) });
  if (isExpired(made.answer)) throw new ExpiredCredentialsError();
  if (made.answer === null || made.answer.status >= 300) {
    throw new FixtureError(`${operation.name} was answered ${describeCall(made)}`);
  }
  return made;
}

/** What came back, in a few words. */
export function describeCall({ exchange, answer }: Call): string {
  if (answer !== null) return describeAnswer(answer);
  return exchange.outcome.kind === "no-response"
    ? `no response (${exchange.outcome.detail})`
    : "nothing readable";
}

/** Makes a user. */
export async function createUser(connection: Connection, userName: string, path: string): Promise<void> {
  await fixtureCall(connection, "createUser", { UserName: userName, Path: path });
}

/** Makes a credential of the target's fixture service and returns its id. */
export async function createCredential(connection: Connection, userName: string): Promise<string> {
  const made = await fixtureCall(connection, "createCredential", {
    UserName: userName,
    ServiceName: connection.serviceName,
  });
  return element(
    made,
    "CreateServiceSpecificCredential",
    "ServiceSpecificCredential",
    "ServiceSpecificCredentialId",
  );
}

/** Makes an access key of the user. */
export async function createAccessKey(connection: Connection, userName: string): Promise<Credentials> {
  const made = await fixtureCall(connection, "createAccessKey", { UserName: userName });
  return {
    accessKeyId: element(made, "CreateAccessKey", "AccessKey", "AccessKeyId"),
    secretAccessKey: element(made, "CreateAccessKey", "AccessKey", "SecretAccessKey"),
  };
}

function element(made: Call, operation: string, ...path: [string, string]): string {
  const text = made.answer === null ? null : readElement(made.answer, [`${operation}Result`, ...path]);
  if (text === null || text === "")
    throw new FixtureError(`${operation} succeeded without ${path.join("/")}`);
  return text;
}

/** The user's credentials of the fixture service, all pages. Throws FixtureError where they cannot be read. */
export async function listCredentials(connection: Connection, userName: string): Promise<UserState> {
  const state = new Map<string, CredentialFields>();
  let marker: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const made: Call = await fixtureCall(connection, "listCredentials", {
      UserName: userName,
      ServiceName: connection.serviceName,
      ...(marker === null ? {} : { Marker: marker }),
    });
    const list = made.answer === null ? null : readCredentialList(made.answer);
    if (list === null || !list.ok) {
      throw new FixtureError(
        `ListServiceSpecificCredentials cannot be read: ${list?.problem ?? "no answer"}`,
      );
    }
    for (const fields of list.credentials) {
      const id = fields.get("ServiceSpecificCredentialId");
      if (id === undefined)
        throw new FixtureError("ListServiceSpecificCredentials shows a credential without an id");
      state.set(id, fields);
    }
    marker = list.marker;
    if (marker === null) return state;
  }
  throw new FixtureError(`ListServiceSpecificCredentials goes on for more than ${mostPages} pages`);
}

/** Reads the user's credentials until `settled` holds or the time within which a read may lag is over. */
export async function listUntil(
  connection: Connection,
  userName: string,
  settled: (state: UserState) => boolean,
): Promise<UserState> {
  const end = Date.now() + connection.consistencyMs;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      const state = await listCredentials(connection, userName);
      if (settled(state) || Date.now() >= end) return state;
    } catch (error) {
      // A user that was just made may not show yet.
      if (!isNotThere(error) || Date.now() >= end) throw error;
    }
    await clock.pause(pause);
  }
}

const firstPauseMs = 50;
const longestPauseMs = 1000;

function isNotThere(error: unknown): boolean {
  return error instanceof FixtureError && error.message.includes("NoSuchEntity");
}

/**
 * Removes the user with all that it holds of ours: its listed credentials, or those known where the listing cannot be
 * read. What is gone already is no error; returns what could not be removed.
 */
export async function removeUser(
  connection: Connection,
  userName: string,
  keys: readonly string[] = [],
  knownIds: readonly string[] = [],
): Promise<string[]> {
  const end = Date.now() + connection.consistencyMs;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    const left = await removeOnce(connection, userName, keys, knownIds);
    // What is in the way may not be listed yet, or its removal not be known everywhere.
    const isInTheWay = left.some((problem) => problem.includes("DeleteConflict"));
    if (!isInTheWay || Date.now() >= end) return left;
    await clock.pause(pause);
  }
}

async function removeOnce(
  connection: Connection,
  userName: string,
  keys: readonly string[],
  knownIds: readonly string[],
): Promise<string[]> {
  const left: string[] = [];
  const attempt = async (what: string, action: () => Promise<unknown>) => {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof FixtureError)) throw error;
      if (!isNotThere(error)) left.push(`${what}: ${error.message}`);
    }
  };
  let ids = knownIds;
  await attempt(`credentials of ${userName}`, async () => {
    ids = [...(await listCredentials(connection, userName)).keys()];
  });
  if (knownIds.length > 0) left.length = 0;
  for (const id of ids) {
    await attempt(`credential ${id}`, () =>
      fixtureCall(connection, "deleteCredential", { UserName: userName, ServiceSpecificCredentialId: id }),
    );
  }
  for (const key of keys) {
    await attempt(`access key ${key}`, () =>
      fixtureCall(connection, "deleteAccessKey", { UserName: userName, AccessKeyId: key }),
    );
  }
  await attempt(`user ${userName}`, () => fixtureCall(connection, "deleteUser", { UserName: userName }));
  return left;
}
