import type { Command as CommanderCommand, CommandUnknownOpts } from "@commander-js/extra-typings";

/** A command that has a name and nothing else yet. */
export type BareCommand = CommanderCommand;

/** The flags that a declaration adds to a command, as Commander reads them. */
export type FlagsOf<Declare extends (bare: BareCommand) => CommandUnknownOpts> = Readonly<
  ReturnType<ReturnType<Declare>["opts"]>
>;

/** What stands beside a command: its arguments and flags, and how they become plain data. */
export interface CommandDeclaration<Read> {
  /** Command lines that the help shows, without the name of the program. */
  readonly examples: readonly string[];
  /** Adds arguments and flags to `bare`; what is read from the command line goes to `take`. */
  readonly declare: (bare: BareCommand, take: (command: Read) => void) => CommandUnknownOpts;
}
