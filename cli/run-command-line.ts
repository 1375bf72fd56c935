import { doctor } from "./doctor.ts";
import { exitCodes } from "./exit-codes.ts";
import { explain } from "./explain.ts";
import { list } from "./list.ts";
import { type Command, parseCommandLine } from "./options.ts";
import { Problem } from "./problem.ts";
import { replay } from "./replay.ts";
import { run } from "./run.ts";
import type { Surroundings } from "./surroundings.ts";

/** Carries out a command line; returns the exit code. */
export async function runCommandLine(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const command = parseCommandLine(argv, { write: surroundings.out, columns: surroundings.columns });
  if (command.name === "usage-problem") {
    surroundings.err(`iam-conformance: ${command.message}\n`);
    return exitCodes.usage;
  }
  try {
    return await carryOut(command, surroundings);
  } catch (error) {
    if (error instanceof Problem) {
      surroundings.err(`iam-conformance: ${error.message}\n`);
      return error.exitCode;
    }
    surroundings.err(`iam-conformance: the suite itself failed; please report this:\n${stackOf(error)}\n`);
    return exitCodes.broken;
  }
}

async function carryOut(command: Command, surroundings: Surroundings): Promise<number> {
  switch (command.name) {
    case "help":
      return exitCodes.conforms;
    case "run":
      return run(command, surroundings);
    case "list":
      return list(command, surroundings);
    case "explain":
      return explain(command, surroundings);
    case "doctor":
      return doctor(command, surroundings);
    case "replay":
      return replay(command, surroundings);
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
