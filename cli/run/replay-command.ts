import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import { requirementId } from "../arguments/requirement-values.ts";
import { chooseEndpoint, withTestedTargetFlags } from "../arguments/target-flags.ts";
import { fileName } from "../arguments/values.ts";

function declare(bare: BareCommand) {
  return withTestedTargetFlags(bare)
    .argument("<REPORT>", "file of a JSON report", fileName)
    .argument("[REQUIREMENT]", "only this requirement (default: all with a counterexample)", requirementId);
}

/** A replay as the user asks for it; without an endpoint the target is the one that the report names. */
export type ReplayCommand = {
  readonly name: "replay";
  /** The file of the JSON report. */
  readonly report: string;
  readonly requirement?: string;
} & FlagsOf<typeof declare>;

/** `replay`. */
export const replayCommand: CommandDeclaration<ReplayCommand> = {
  examples: ["replay report.json", "replay report.json status.one-of"],
  declare: (bare, take) =>
    declare(bare).action((report, requirement, flags) => {
      if (flags.endpoint !== undefined) chooseEndpoint(flags.endpoint);
      take({ name: "replay", report, ...(requirement === undefined ? {} : { requirement }), ...flags });
    }),
};
