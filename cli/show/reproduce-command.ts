import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import { requirementId } from "../arguments/requirement-values.ts";
import { fileName } from "../arguments/values.ts";

function declare(bare: BareCommand) {
  return bare
    .argument("<REPORT>", "file of a JSON report", fileName)
    .argument("<REQUIREMENT>", "a requirement that it shows as violated", requirementId)
    .option("--output <FILE>", "where to write the program (default: standard output)", fileName);
}

/** A reproduction as the user asks for it. */
export type ReproduceCommand = {
  readonly name: "reproduce";
  /** The file of the JSON report. */
  readonly report: string;
  readonly requirement: string;
} & FlagsOf<typeof declare>;

/** `reproduce`. */
export const reproduceCommand: CommandDeclaration<ReproduceCommand> = {
  examples: ["reproduce report.json status.one-of --output shows.mjs"],
  declare: (bare, take) =>
    declare(bare).action((report, requirement, flags) =>
      take({ name: "reproduce", report, requirement, ...flags }),
    ),
};
