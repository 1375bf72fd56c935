import { visibleLine, visibleText } from "../../reporters/words/visible.ts";
import { exitCodes } from "../exit-codes.ts";
import { type ChosenTarget, findTarget } from "../run/choose-target.ts";
import { onInterrupt } from "../run/on-interrupt.ts";
import { openTarget } from "../run/open-target.ts";
import type { Surroundings } from "../surroundings.ts";
import type { DoctorCommand } from "./doctor-command.ts";
import { examineTarget } from "./examine-target.ts";
import type { Finding } from "./finding.ts";
import { type EntryPart, suggestEntry } from "./suggest-entry.ts";

const marks: Readonly<Record<Finding["kind"], string>> = {
  ok: "ok     ",
  note: "note   ",
  problem: "PROBLEM",
};

/** Looks for what keeps a target from being tested, and says what to do; returns the exit code. */
export async function doctor(command: DoctorCommand, surroundings: Surroundings): Promise<number> {
  const { chosen, close } = await openTarget(
    findTarget(command.target, command, surroundings),
    command,
    surroundings,
  );
  const interruption = onInterrupt(
    () => surroundings.err("interrupted: removing what was created; interrupt again to stop at once\n"),
    () => surroundings.err("iam-conformance: stopped at once; a user may be left on the target\n"),
  );
  try {
    return await examine(command, chosen, surroundings, interruption.signal);
  } finally {
    interruption.end();
    await close();
  }
}

async function examine(
  command: DoctorCommand,
  chosen: ChosenTarget,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<number> {
  let problems = 0;
  const parts: EntryPart[] = [];
  for await (const { kind, text, advice, entry } of examineTarget({
    ...chosen,
    keeper: surroundings,
    signal,
  })) {
    if (kind === "problem") problems++;
    if (entry !== undefined) parts.push(entry);
    surroundings.out(`${marks[kind]}  ${visibleLine(surroundings.clean(text))}\n`);
    if (advice !== undefined) surroundings.out(`         -> ${visibleLine(surroundings.clean(advice))}\n`);
  }
  if (signal.aborted) return exitCodes.interrupted;
  const entry = suggestEntry(chosen.target, parts);
  if (entry !== undefined && (parts.length > 0 || command.target.by === "endpoint"))
    surroundings.out(
      `\nan entry for "targets" in targets.json:\n${visibleText(JSON.stringify({ [nameFor(command)]: entry }, null, 2))}\n`,
    );
  surroundings.out(
    problems === 0
      ? `\n${chosen.target.name} can be tested: iam-conformance run ${command.target.by === "name" ? command.target.name : command.target.url}\n`
      : `\n${chosen.target.name} cannot be tested as it is.\n`,
  );
  return problems === 0 ? exitCodes.conforms : exitCodes.untestable;
}

function nameFor({ target }: DoctorCommand): string {
  return target.by === "name" ? target.name : "mine";
}
