import { fileJournal } from "../../engine/fixtures/journal.ts";
import { type Removal, removeLeft } from "../../engine/fixtures/remove-left.ts";
import { probeSupport } from "../../engine/run/probe-support.ts";
import type { OpenConnection } from "../run/open-connection.ts";

/**
 * Removes from the target what the journal of a run still lists, and the journal with the last of it. Closes the
 * connection.
 */
export async function cleanTarget(
  { connection, close }: OpenConnection,
  journalFile: string,
): Promise<Removal> {
  try {
    const journal = fileJournal(journalFile);
    const { size } = journal.left();
    const support = await probeSupport(connection);
    if (support.kind === "unreachable" && size > 0) {
      const { detail } = support.noResponse;
      const what = `${size} users: ${connection.endpoint.href} cannot be reached: ${detail}`;
      return { removed: 0, gone: 0, left: [what] };
    }
    return await removeLeft(connection, journal);
  } finally {
    await close();
  }
}
