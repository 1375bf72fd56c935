import type { CommandDeclaration } from "../arguments/define-command.ts";
import { requirementId } from "../arguments/requirement-values.ts";

/** The requirement that the user wants explained. */
export interface ExplainCommand {
  readonly name: "explain";
  readonly requirement: string;
}

/** `explain`. */
export const explainCommand: CommandDeclaration<ExplainCommand> = {
  examples: ["explain credential-id.max-length"],
  declare: (bare, take) =>
    bare
      .argument("<REQUIREMENT>", "id of a requirement", requirementId)
      .action((requirement) => take({ name: "explain", requirement })),
};
