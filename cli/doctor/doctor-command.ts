import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import {
  chooseTarget,
  type TargetChoice,
  targetArgument,
  withTestedTargetFlags,
} from "../arguments/target-flags.ts";

function declare(bare: BareCommand) {
  return withTestedTargetFlags(bare).argument(
    "[TARGET]",
    `${targetArgument} (default: the embedded reference)`,
  );
}

/** An examination as the user asks for it. */
export type DoctorCommand = { readonly name: "doctor"; readonly target: TargetChoice } & Omit<
  FlagsOf<typeof declare>,
  "endpoint"
>;

/** `doctor`. */
export const doctorCommand: CommandDeclaration<DoctorCommand> = {
  examples: ["doctor localstack", "doctor http://127.0.0.1:4566"],
  declare: (bare, take) =>
    declare(bare).action((target, { endpoint, ...flags }) =>
      take({ name: "doctor", target: chooseTarget(target, endpoint), ...flags }),
    ),
};
