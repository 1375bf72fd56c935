import type { CommandDeclaration } from "../arguments/define-command.ts";

/** What the argument `<DRIVER...>` means, for the help. */
export const driversArgument = "names of drivers that come with the suite, or commands that start one";

/** The drivers that the user wants checked. */
export interface CheckDriverCommand {
  readonly name: "check-driver";
  /** Names of drivers that come with the suite, or commands; at least one. */
  readonly drivers: readonly string[];
}

/** `check-driver`. */
export const checkDriverCommand: CommandDeclaration<CheckDriverCommand> = {
  examples: ["check-driver aws-sdk-js", "check-driver 'python3 my-driver.py'"],
  declare: (bare, take) =>
    bare
      .argument("<DRIVER...>", driversArgument)
      .action((drivers) => take({ name: "check-driver", drivers })),
};
