import { JournalError } from "../suites/open-run.ts";
import { checkDrivers } from "./check-driver.ts";
import { cleanup } from "./cleanup.ts";
import { client } from "./client.ts";
import type { Command } from "./command.ts";
import { compare } from "./compare.ts";
import { doctor } from "./doctor.ts";
import { drift } from "./drift.ts";
import { exitCodes } from "./exit-codes.ts";
import { explain } from "./explain.ts";
import { list } from "./list.ts";
import { parseCommandLine } from "./options.ts";
import { Problem } from "./problem.ts";
import { prove } from "./prove.ts";
import { replay } from "./replay.ts";
import { report } from "./report.ts";
import { run } from "./run.ts";
import type { ProcessSurroundings, Surroundings } from "./surroundings.ts";
import { withholdSecrets } from "./withhold-secrets.ts";

/** Carries out a command line; returns the exit code. */
export async function runCommandLine(
  argv: readonly string[],
  processSurroundings: ProcessSurroundings,
): Promise<number> {
  const surroundings = withholdSecrets(processSurroundings);
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
    if (error instanceof JournalError) {
      surroundings.err(`iam-conformance: ${error.message}\n`);
      return exitCodes.usage;
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
    case "cleanup":
      return cleanup(command, surroundings);
    case "doctor":
      return doctor(command, surroundings);
    case "check-driver":
      return checkDrivers(command, surroundings);
    case "client":
      return client(command, surroundings);
    case "prove":
      return prove(command, surroundings);
    case "replay":
      return replay(command, surroundings);
    case "report":
      return report(command, surroundings);
    case "compare":
      return compare(command, surroundings);
    case "drift":
      return drift(command, surroundings);
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
