import { type ExitCode, exitCodes } from "./exit-codes.ts";

/** A command that cannot be carried out: `message` says what is wrong and what to do next, for people. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}
