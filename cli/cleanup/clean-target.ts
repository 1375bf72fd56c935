import { fileJournal } from "../../engine/fixtures/journal.ts";
import { cleanUp } from "../../engine/run/prepare-run.ts";
import { probeSupport } from "../../engine/run/probe-support.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import type { Target } from "../../targets/target.ts";

/** What became of the entities that a journal lists. */
export interface Cleaned {
  /** Users that the journal listed. */
  readonly users: number;
  /** What could not be removed, for people; the journal still lists it. */
  readonly left: readonly string[];
}

/** What is cleaned, and with what. */
export interface CleaningOptions {
  readonly target: Target;
  readonly credentials: Credentials;
  /** Certificates to trust, in PEM. */
  readonly ca?: string;
  readonly journalFile: string;
}

/** Removes from the target what the journal of a run still lists, and the journal with the last of it. */
export async function cleanTarget(options: CleaningOptions): Promise<Cleaned> {
  const { target, ca, credentials, journalFile } = options;
  const endpoint = new URL(target.endpoint);
  const api = createQueryApi({
    endpoint,
    timeoutMs: target.timeoutMs,
    connections: target.concurrency,
    ...(target.rateLimit === undefined ? {} : { rateLimit: target.rateLimit }),
    ...(ca === undefined ? {} : { ca }),
  });
  const connection = {
    send: api.send,
    endpoint,
    region: target.region,
    credentials,
    consistencyMs: target.consistencyMs,
    serviceName: target.fixtures.serviceName,
  };
  try {
    const journal = fileJournal(journalFile);
    const users = journal.left().size;
    const support = await probeSupport(connection);
    if (support.kind === "unreachable" && users > 0) {
      const { detail } = support.noResponse;
      return { users, left: [`${users} users: ${target.endpoint} cannot be reached: ${detail}`] };
    }
    return { users, left: await cleanUp(connection, journal) };
  } finally {
    await api.close();
  }
}
