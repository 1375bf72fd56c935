import { Option } from "@commander-js/extra-typings";
import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import {
  chooseTarget,
  type TargetChoice,
  targetArgument,
  withTargetFlags,
} from "../arguments/target-flags.ts";

function declare(bare: BareCommand) {
  return withTargetFlags(bare)
    .argument("[TARGET]", `${targetArgument} (default: all that journals name)`)
    .option("--force", "also clean up after runs on other machines, which may still be running")
    .addOption(
      new Option(
        "--forget",
        "delete the journals without contacting any target; what they list stays there",
      ).conflicts("force"),
    );
}

/** A clean-up as the user asks for it. */
export type CleanupCommand = {
  readonly name: "cleanup";
  /** Absent: every target that a journal names. */
  readonly target?: TargetChoice;
} & Omit<FlagsOf<typeof declare>, "endpoint">;

/** `cleanup`. */
export const cleanupCommand: CommandDeclaration<CleanupCommand> = {
  examples: ["cleanup", "cleanup localstack", "cleanup --forget"],
  declare: (bare, take) =>
    declare(bare).action((word, { endpoint, ...flags }) => {
      const isAll = word === undefined && endpoint === undefined;
      take({ name: "cleanup", ...(isAll ? {} : { target: chooseTarget(word, endpoint) }), ...flags });
    }),
};
