import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import { anyPattern, onlyOption } from "../arguments/requirement-values.ts";
import { oneOf } from "../arguments/values.ts";

/** The ways in which requirements are listed, the default first. */
const listFormats = ["text", "markdown", "json"] as const;

function declare(bare: BareCommand) {
  return bare
    .addOption(onlyOption(anyPattern))
    .option("--format <NAME>", `how: ${listFormats.join(", ")}`, oneOf(listFormats), listFormats[0]);
}

/** What the user wants to see listed. `markdown` and `json`: with everything that is known of each requirement. */
export type ListCommand = { readonly name: "list" } & FlagsOf<typeof declare>;

/** `list`. */
export const listCommand: CommandDeclaration<ListCommand> = {
  examples: ["list", "list --only status", "list --only '*.max-length' --only wire", "list --format json"],
  declare: (bare, take) => declare(bare).action((flags) => take({ name: "list", ...flags })),
};
