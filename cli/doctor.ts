import { visibleLine } from "../reporters/visible.ts";
import { examineTarget, type Finding } from "../suites/examine-target.ts";
import type { ChosenTarget } from "./choose-target.ts";
import { exitCodes } from "./exit-codes.ts";
import { openTarget } from "./open-target.ts";
import type { Command } from "./options.ts";
import type { Surroundings } from "./surroundings.ts";

type DoctorCommand = Extract<Command, { name: "doctor" }>;

const marks: Readonly<Record<Finding["kind"], string>> = {
  ok: "ok     ",
  note: "note   ",
  problem: "PROBLEM",
};

/** Looks for what keeps a target from being tested, and says what to do; returns the exit code. */
export async function doctor(command: DoctorCommand, surroundings: Surroundings): Promise<number> {
  const { chosen, close } = await openTarget(command.target, command, surroundings);
  try {
    return await examine(command, chosen, surroundings);
  } finally {
    await close();
  }
}

async function examine(
  command: DoctorCommand,
  chosen: ChosenTarget,
  surroundings: Surroundings,
): Promise<number> {
  let problems = 0;
  for await (const { kind, text, advice } of examineTarget(chosen)) {
    if (kind === "problem") problems++;
    surroundings.out(`${marks[kind]}  ${visibleLine(text)}\n`);
    if (advice !== undefined) surroundings.out(`         -> ${visibleLine(advice)}\n`);
  }
  surroundings.out(
    problems === 0
      ? `\n${chosen.target.name} can be tested: iam-conformance run ${command.target.by === "name" ? command.target.name : `--endpoint ${command.target.url}`}\n`
      : `\n${chosen.target.name} cannot be tested as it is.\n`,
  );
  return problems === 0 ? exitCodes.conforms : exitCodes.untestable;
}
