import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import { seconds } from "../arguments/values.ts";

/** What the argument `<DRIVER...>` means, for the help. */
export const driversArgument = "names of drivers that come with the suite, or commands that start one";

/** The flag of the deadline of a call, its help and its parser. */
export const callTimeoutOption = [
  "--call-timeout <S>",
  "seconds that a call may take before its driver is ended and started again (default: 60)",
  seconds,
] as const;

function declare(bare: BareCommand) {
  return bare.argument("<DRIVER...>", driversArgument).option(...callTimeoutOption);
}

/** The drivers that the user wants checked. */
export type CheckDriverCommand = {
  readonly name: "check-driver";
  /** Names of drivers that come with the suite, or commands; at least one. */
  readonly drivers: readonly string[];
} & FlagsOf<typeof declare>;

/** `check-driver`. */
export const checkDriverCommand: CommandDeclaration<CheckDriverCommand> = {
  examples: ["check-driver aws-sdk-js", "check-driver 'python3 my-driver.py' --call-timeout 5"],
  declare: (bare, take) =>
    declare(bare).action((drivers, flags) => take({ name: "check-driver", drivers, ...flags })),
};
