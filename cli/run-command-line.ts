import { TemporaryFolderError } from "../targets/temporary-folder.ts";
import type { Command } from "./arguments/commands.ts";
import { parseCommandLine } from "./arguments/parse-command-line.ts";
import { exitCodes } from "./exit-codes.ts";
import { Problem } from "./problem.ts";
import type { ProcessSurroundings, Surroundings } from "./surroundings.ts";
import { withholdSecrets } from "./withhold-secrets.ts";

/** Carries out a command line; returns the exit code. */
export async function runCommandLine(
  argv: readonly string[],
  processSurroundings: ProcessSurroundings,
): Promise<number> {
  const surroundings = withholdSecrets(processSurroundings);
  try {
    const command = await parseCommandLine(argv, { write: surroundings.out, columns: surroundings.columns });
    return command === null ? exitCodes.conforms : await carryOut(command, surroundings);
  } catch (error) {
    if (error instanceof TemporaryFolderError) {
      surroundings.err(`iam-conformance: ${error.message}\n`);
      return exitCodes.usage;
    }
    if (error instanceof Problem) {
      surroundings.err(`iam-conformance: ${error.message}\n`);
      return error.exitCode;
    }
    surroundings.err(`iam-conformance: the suite itself failed; please report this:\n${stackOf(error)}\n`);
    return exitCodes.broken;
  }
}

/** Loads only what the command needs: to load all of them takes a tenth of the time of a default run. */
async function carryOut(command: Command, surroundings: Surroundings): Promise<number> {
  switch (command.name) {
    case "run":
      return (await import("./run/run.ts")).run(command, surroundings);
    case "list":
      return (await import("./show/list.ts")).list(command, surroundings);
    case "explain":
      return (await import("./show/explain.ts")).explain(command, surroundings);
    case "cleanup":
      return (await import("./cleanup/cleanup.ts")).cleanup(command, surroundings);
    case "doctor":
      return (await import("./doctor/doctor.ts")).doctor(command, surroundings);
    case "check-driver":
      return (await import("./client/check-driver.ts")).checkDrivers(command, surroundings);
    case "client":
      return (await import("./client/client.ts")).client(command, surroundings);
    case "prove":
      return (await import("./prove/prove.ts")).prove(command, surroundings);
    case "reproduce":
      return (await import("./show/reproduce.ts")).reproduce(command, surroundings);
    case "replay":
      return (await import("./replay/replay.ts")).replay(command, surroundings);
    case "report":
      return (await import("./show/report.ts")).report(command, surroundings);
    case "compare":
      return (await import("./show/compare.ts")).compare(command, surroundings);
    case "drift":
      return (await import("./show/drift.ts")).drift(command, surroundings);
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
