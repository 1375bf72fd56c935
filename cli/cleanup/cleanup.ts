import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { type JournalHead, runState } from "../../engine/fixtures/journal-head.ts";
import { readJournal, readJournalHead } from "../../engine/fixtures/read-journal.ts";
import type { Removal } from "../../engine/fixtures/remove-left.ts";
import { visibleExcerpt, visibleLine, visibleText } from "../../reporters/words/visible.ts";
import { isLoopback } from "../../targets/loopback.ts";
import type { TargetChoice } from "../arguments/target-flags.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { messageOf, Problem } from "../problem.ts";
import { findTarget } from "../run/choose-target.ts";
import { openConnection } from "../run/open-connection.ts";
import { openTarget } from "../run/open-target.ts";
import { isSameEndpoint, type TargetOfFile, targetNamedByFile } from "../run/target-named-by-file.ts";
import type { Surroundings } from "../surroundings.ts";
import { cleanTarget } from "./clean-target.ts";
import type { CleanupCommand } from "./cleanup-command.ts";
import { forgetJournal, journalFiles } from "./left-journals.ts";

/** What became of one journal. `refused`: the user has to say first that its endpoint may be contacted. */
type Outcome = "cleaned" | "forgotten" | "passed-over" | "left" | "refused";

/**
 * Removes from targets what runs have left that could not clean up themselves, by their journals in the working
 * folder; returns the exit code. Runs that are still under way keep what they have made.
 */
export async function cleanup(command: CleanupCommand, surroundings: Surroundings): Promise<number> {
  const outcomes = new Set<Outcome>();
  for (const file of journalFiles()) {
    try {
      outcomes.add(await takeUp(file, command, surroundings));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // One target that cannot be reached must not keep the others from being cleaned.
      surroundings.err(`iam-conformance: ${visibleLine(file)}: ${visibleText(error.message)}\n`);
      outcomes.add("left");
    }
  }
  if ([...outcomes].every((outcome) => outcome === "passed-over")) surroundings.out("nothing to clean up\n");
  return exitCodeOf(outcomes);
}

function exitCodeOf(outcomes: ReadonlySet<Outcome>): ExitCode {
  if (outcomes.has("refused")) return exitCodes.usage;
  return outcomes.has("left") ? exitCodes.untestable : exitCodes.conforms;
}

async function takeUp(file: string, command: CleanupCommand, surroundings: Surroundings): Promise<Outcome> {
  const { err } = surroundings;
  const shown = visibleLine(file);
  const head = readJournalHead(file);
  if (head === null) {
    if (command.forget && command.target === undefined) return forget(file, surroundings);
    err(
      `iam-conformance: ${shown} ${readJournal(file).problem ?? "does not say which run it belongs to"}; it was not changed\n`,
    );
    return "left";
  }
  if (!isMeant(head, command)) return "passed-over";
  const state = runState(head);
  if (state === "under-way") {
    err(
      `note: ${shown}: the run that began at ${head.startedAt} is still running (process ${head.process})\n`,
    );
    return "passed-over";
  }
  if (command.forget) return forget(file, surroundings);
  if (state === "out-of-sight" && !command.force) {
    err(`iam-conformance: ${shown}: ${describeUnseen(head)}; ${describeUsers(file, head)}\n`);
    err("if that run is over, remove them with --force or forget them with --forget\n");
    return "left";
  }
  return clean(file, head, command, surroundings);
}

async function clean(
  file: string,
  head: JournalHead,
  command: CleanupCommand,
  surroundings: Surroundings,
): Promise<Outcome> {
  const { out, err } = surroundings;
  const named = choiceOf(head, command, surroundings);
  if (!named.ok) {
    err(`iam-conformance: ${visibleLine(file)}: ${named.problem}\n`);
    return "refused";
  }
  const { removed, gone, left } = await cleanOn(named.choice, file, head, command, surroundings);
  const target = visibleExcerpt(head.target);
  for (const entity of left)
    err(`iam-conformance: left on ${target}: ${visibleExcerpt(surroundings.clean(entity))}\n`);
  if (removed > 0 || left.length === 0)
    out(
      `${target}: ${users(removed)} of the run of ${head.startedAt} removed${gone === 0 ? "" : `, ${users(gone)} already gone`}\n`,
    );
  if (!existsSync(file)) forgetJournal(file);
  return left.length === 0 ? "cleaned" : "left";
}

async function cleanOn(
  choice: TargetChoice,
  file: string,
  head: JournalHead,
  command: CleanupCommand,
  surroundings: Surroundings,
): Promise<Removal> {
  const found = findTarget(choice, command, surroundings);
  const { chosen, close } = await openTarget(found, command, surroundings);
  try {
    const { target, credentials, isOurs } = chosen;
    if (credentials === null)
      throw new Problem(`target ${target.name} is the embedded reference, which keeps nothing after a run`);
    // What another run has started is gone with its port; the same entry is at another one now.
    const isStarted = (head.isOurs && isLoopback(target.endpoint)) || isOurs === true;
    if (!isStarted && !isSameEndpoint(head.endpoint, target.endpoint)) {
      throw new Problem(
        `it names ${visibleExcerpt(head.endpoint)}, but the entry of ${target.name} now has ${target.endpoint}; to clean up the former: iam-conformance cleanup ${visibleExcerpt(head.endpoint)}`,
      );
    }
    return await cleanTarget(openConnection(chosen, credentials, surroundings), file);
  } finally {
    await close();
  }
}

function forget(file: string, { out }: Surroundings): Outcome {
  try {
    forgetJournal(file);
  } catch (error) {
    throw new Problem(`it cannot be removed: ${messageOf(error)}`);
  }
  out(`${visibleLine(file)}: forgotten\n`);
  return "forgotten";
}

function isMeant(head: JournalHead, { target }: CleanupCommand): boolean {
  if (target === undefined) return true;
  return target.by === "name" ? head.target === target.name : isSameEndpoint(head.endpoint, target.url);
}

/** An endpoint that the user gives is the journal's, or the journal is not meant. */
function choiceOf(
  { target: name, endpoint }: JournalHead,
  command: CleanupCommand,
  surroundings: Surroundings,
): TargetOfFile {
  return command.target?.by === "endpoint"
    ? { ok: true, choice: command.target }
    : targetNamedByFile({ name, endpoint }, command, surroundings);
}

function describeUnseen({ host, process: id, startedAt }: JournalHead): string {
  const whose =
    host === hostname()
      ? `process ${id} is running here, but it may be another program`
      : `it was written by process ${id} on ${visibleExcerpt(host)}, and this is ${visibleExcerpt(hostname())}`;
  return `it is unknown whether the run of ${startedAt} is over: ${whose}`;
}

const mostNamed = 20;

function describeUsers(file: string, head: JournalHead): string {
  const names = [...readJournal(file).users.keys()];
  const shown = names.slice(0, mostNamed).map(visibleLine).join(", ");
  const more = names.length > mostNamed ? `, and ${names.length - mostNamed} more` : "";
  return `left on ${visibleExcerpt(head.target)}: ${users(names.length)}${names.length === 0 ? "" : ` (${shown}${more})`}`;
}

function users(count: number): string {
  return `${count} ${count === 1 ? "user" : "users"}`;
}
