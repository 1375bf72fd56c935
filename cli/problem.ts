import { type ExitCode, exitCodes } from "./exit-codes.ts";
import type { Surroundings } from "./surroundings.ts";

/** A command that cannot be carried out: `message` says what is wrong and what to do next, for people. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The text of a file that a command needs; `what` names it in front of its path. Throws Problem. */
export function readText(what: string, file: string, { readFile }: Pick<Surroundings, "readFile">): string {
  try {
    return readFile(file);
  } catch (error) {
    throw new Problem(`${what} ${file} cannot be read: ${messageOf(error)}`);
  }
}

/** Writes a file that a command was asked for; `what` names it in front of its path. Throws Problem. */
export function writeText(
  what: string,
  file: string,
  text: string,
  { writeFile }: Pick<Surroundings, "writeFile">,
): void {
  try {
    writeFile(file, text);
  } catch (error) {
    throw new Problem(`${what} ${file} cannot be written: ${messageOf(error)}`);
  }
}
