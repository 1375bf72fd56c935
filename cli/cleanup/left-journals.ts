import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runState } from "../../engine/fixtures/journal-head.ts";
import { readJournalHead } from "../../engine/fixtures/read-journal.ts";
import { journalFolder } from "../run/open-options.ts";
import type { Surroundings } from "../surroundings.ts";

const ending = ".jsonl";

/** The files of the journals in the working folder, those of runs under way too. */
export function journalFiles(): string[] {
  // What is in its place but is no folder is for the run that wants to write there to complain about.
  if (statSync(journalFolder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(journalFolder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(journalFolder, name));
}

/** Removes a journal, and what stands beside it. Throws the system's error. */
export function forgetJournal(file: string): void {
  rmSync(file, { force: true });
  rmSync(markOf(file), { force: true });
}

/** An empty file beside a journal of which a run has spoken. */
function markOf(file: string): string {
  return `${file.slice(0, -ending.length)}.noted`;
}

/**
 * Says how many runs have left a journal behind, once for each: its target may be gone for good, and what is left is for the
 * user to remove or to forget.
 */
export function noteLeftJournals({ err }: Pick<Surroundings, "err">): void {
  const counts = { over: 0, "out-of-sight": 0 };
  for (const file of journalFiles()) {
    if (existsSync(markOf(file))) continue;
    const head = readJournalHead(file);
    const state = head === null ? "under-way" : runState(head);
    if (state === "under-way") continue;
    counts[state]++;
    mark(file);
  }
  const { over, "out-of-sight": unseen } = counts;
  if (over > 0)
    err(
      `note: ${over} earlier ${over === 1 ? "run" : "runs"} ended before cleaning up; to remove what is left: iam-conformance cleanup\n`,
    );
  if (unseen > 0)
    err(
      `note: ${journalFolder} holds ${unseen === 1 ? "the journal of a run" : `the journals of ${unseen} runs`} of another machine or container; to see what is left: iam-conformance cleanup\n`,
    );
}

function mark(file: string): void {
  try {
    writeFileSync(markOf(file), "", { flag: "wx" });
  } catch {
    // Where nothing can be written it is said again.
  }
}
