import { fileJournal } from "../../engine/fixtures/journal.ts";
import { cleanUp } from "../../engine/run/prepare-run.ts";
import { probeSupport } from "../../engine/run/probe-support.ts";
import type { OpenConnection } from "../run/open-connection.ts";

/** What became of the entities that a journal lists. */
export interface Cleaned {
  /** Users that the journal listed. */
  readonly users: number;
  /** What could not be removed, for people; the journal still lists it. */
  readonly left: readonly string[];
}

/**
 * Removes from the target what the journal of a run still lists, and the journal with the last of it. Closes the
 * connection.
 */
export async function cleanTarget(
  { connection, close }: OpenConnection,
  journalFile: string,
): Promise<Cleaned> {
  try {
    const journal = fileJournal(journalFile);
    const users = journal.left().size;
    const support = await probeSupport(connection);
    if (support.kind === "unreachable" && users > 0) {
      const { detail } = support.noResponse;
      return { users, left: [`${users} users: ${connection.endpoint.href} cannot be reached: ${detail}`] };
    }
    return { users, left: await cleanUp(connection, journal) };
  } finally {
    await close();
  }
}
