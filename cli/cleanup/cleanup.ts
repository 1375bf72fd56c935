import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { isUnderWay, type JournalHead, readJournalHead } from "../../engine/fixtures/journal-head.ts";
import { visibleLine } from "../../reporters/words/visible.ts";
import type { TargetChoice } from "../arguments/target-flags.ts";
import { exitCodes } from "../exit-codes.ts";
import { Problem } from "../problem.ts";
import { findTarget } from "../run/choose-target.ts";
import { openConnection } from "../run/open-connection.ts";
import { journalFolder } from "../run/open-options.ts";
import { openTarget } from "../run/open-target.ts";
import type { Surroundings } from "../surroundings.ts";
import { cleanTarget } from "./clean-target.ts";
import type { CleanupCommand } from "./cleanup-command.ts";

interface LeftJournal {
  readonly file: string;
  readonly head: JournalHead;
}

/**
 * Removes from targets what runs have left that could not clean up themselves, by their journals in the working
 * folder; returns the exit code. Runs that are still under way keep what they have made.
 */
export async function cleanup(command: CleanupCommand, surroundings: Surroundings): Promise<number> {
  const { out, err } = surroundings;
  let isComplete = true;
  let cleaned = 0;
  for (const file of journalFiles()) {
    const head = readJournalHead(file);
    if (head === null) {
      isComplete = false;
      err(`iam-conformance: ${file} does not say to which target it belongs; it is left as it is\n`);
      continue;
    }
    if (!isMeant(head, command)) continue;
    if (isUnderWay(head)) {
      err(
        `note: ${file}: the run that began at ${head.startedAt} is still under way (process ${head.process} on ${head.host})\n`,
      );
      continue;
    }
    try {
      const { users, left } = await cleanOne({ file, head }, command, surroundings);
      cleaned++;
      isComplete &&= left.length === 0;
      for (const entity of left) err(`iam-conformance: left on ${head.target}: ${visibleLine(entity)}\n`);
      if (left.length === 0)
        out(
          `${head.target}: ${users} ${users === 1 ? "user" : "users"} of the run of ${head.startedAt} removed\n`,
        );
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // One target that cannot be reached must not keep the others from being cleaned.
      isComplete = false;
      err(`iam-conformance: ${file}: ${error.message}\n`);
    }
  }
  if (cleaned === 0 && isComplete) out("nothing to clean up\n");
  return isComplete ? exitCodes.conforms : exitCodes.untestable;
}

/** How many journals of runs that are over lie in the working folder. */
export function leftJournals(): number {
  return journalFiles()
    .map(readJournalHead)
    .filter((head) => head !== null && !isUnderWay(head)).length;
}

function journalFiles(): string[] {
  // What is in its place but is no folder is for the run that wants to write there to complain about.
  if (statSync(journalFolder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(journalFolder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => join(journalFolder, name));
}

function isMeant(head: JournalHead, { target }: CleanupCommand): boolean {
  if (target === undefined) return true;
  return target.by === "name" ? head.target === target.name : isSameEndpoint(head.endpoint, target.url);
}

function isSameEndpoint(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;
}

async function cleanOne({ file, head }: LeftJournal, command: CleanupCommand, surroundings: Surroundings) {
  const target = findTarget(choiceOf(head, command), command, surroundings);
  const { chosen, close } = await openTarget(target, command, surroundings);
  try {
    const { credentials, isOurs } = chosen;
    if (credentials === null)
      throw new Problem(`target ${target.name} is the embedded reference, on which nothing stays`);
    // What another run has started is gone with its port; the same entry is at another one now.
    if (!head.isOurs && !isOurs && !isSameEndpoint(head.endpoint, chosen.target.endpoint)) {
      throw new Problem(
        `it speaks of ${head.endpoint}, but the entry of ${target.name} says ${target.endpoint} by now; for the former: iam-conformance cleanup --endpoint ${head.endpoint}`,
      );
    }
    return await cleanTarget(openConnection(chosen, credentials, surroundings.withhold), file);
  } finally {
    await close();
  }
}

/** A run by `--endpoint` is named after its host, which no entry is but by chance: without a port. */
function choiceOf({ target, endpoint }: JournalHead, command: CleanupCommand): TargetChoice {
  if (command.target !== undefined) return command.target;
  return URL.canParse(endpoint) && new URL(endpoint).host === target
    ? { by: "endpoint", url: endpoint }
    : { by: "name", name: target };
}
