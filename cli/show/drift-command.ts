import { statingDriverNames } from "../../clients/drift/read-client.ts";
import type { KnownDriverName } from "../../clients/install/known-drivers.ts";
import { driftFormats } from "../../reporters/formats/formats.ts";
import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import { reportOption } from "../arguments/report-option.ts";
import { each, oneOf } from "../arguments/values.ts";

function declare(bare: BareCommand) {
  const formats = [...driftFormats.keys()];
  return bare
    .argument(
      "[DRIVER...]",
      "names of drivers (default: those whose client is installed)",
      each(oneOf(statingDriverNames)),
    )
    .addOption(reportOption("--to", `${formats.join(", ")}; repeatable`, formats));
}

/** What the user wants to know of drift. */
export type DriftCommand = {
  readonly name: "drift";
  /** Names of drivers whose clients are read; empty: all that are installed. */
  readonly drivers: readonly KnownDriverName[];
} & FlagsOf<typeof declare>;

/** `drift`. */
export const driftCommand: CommandDeclaration<DriftCommand> = {
  examples: ["drift", "drift boto3 aws-sdk-js --to json=drift.json"],
  declare: (bare, take) =>
    declare(bare).action((drivers = [], flags) => take({ name: "drift", drivers, ...flags })),
};
