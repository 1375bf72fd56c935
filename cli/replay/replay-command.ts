import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import { requirementId } from "../arguments/requirement-values.ts";
import { chooseEndpoint, type TargetChoice, withTestedTargetFlags } from "../arguments/target-flags.ts";
import { fileName } from "../arguments/values.ts";

function declare(bare: BareCommand) {
  return withTestedTargetFlags(bare)
    .argument("<REPORT>", "file of a JSON report", fileName)
    .argument("[REQUIREMENT]", "only this requirement (default: all with a counterexample)", requirementId);
}

/** A replay as the user asks for it. */
export type ReplayCommand = {
  readonly name: "replay";
  /** The file of the JSON report. */
  readonly report: string;
  readonly requirement?: string;
  /** Absent: the target that the report names. */
  readonly target?: TargetChoice;
} & Omit<FlagsOf<typeof declare>, "endpoint">;

/** `replay`. */
export const replayCommand: CommandDeclaration<ReplayCommand> = {
  examples: ["replay report.json", "replay report.json status.one-of"],
  declare: (bare, take) =>
    declare(bare).action((report, requirement, { endpoint, ...flags }) =>
      take({
        name: "replay",
        report,
        ...(requirement === undefined ? {} : { requirement }),
        ...(endpoint === undefined ? {} : { target: chooseEndpoint(endpoint) }),
        ...flags,
      }),
    ),
};
