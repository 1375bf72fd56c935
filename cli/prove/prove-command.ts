import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { mutants } from "../../reference/mutants/mutants.ts";
import { suggestion } from "../../targets/nearest.ts";
import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import { reportOption } from "../arguments/report-option.ts";
import { defaultRuns, defaultSeed, each, fileName, integer, mostRuns } from "../arguments/values.ts";

function declare(bare: BareCommand) {
  return bare
    .addOption(
      new Option("--mutant <NAME>", "only this faulty reference endpoint; repeatable")
        .argParser(each(mutantName))
        .default<readonly string[]>([], "all"),
    )
    .option("--seed <N>", "seed of the generated inputs", integer(-1_000_000, 1_000_000), defaultSeed)
    .option("--seeds <N>", "try this many seeds, to rule out detection by luck", integer(1, 1000), 1)
    .option("--runs <N>", "runs per requirement that must detect a fault", integer(1, mostRuns), defaultRuns)
    .addOption(reportOption("--report", "write the result as text or json; repeatable", ["text", "json"]))
    .option("--badge <FILE>", "write an SVG badge that shows the score", fileName);
}

/**
 * A proof as the user asks for it. `mutant`: names, all where it is empty; `seeds`: how many seeds from `seed` on have
 * to notice each mutant, but for one in twenty.
 */
export type ProveCommand = { readonly name: "prove" } & FlagsOf<typeof declare>;

/** `prove`. */
export const proveCommand: CommandDeclaration<ProveCommand> = {
  examples: ["prove", "prove --mutant state-no-effect --report json=proof.json", "prove --seeds 20"],
  declare: (bare, take) => declare(bare).action((flags) => take({ name: "prove", ...flags })),
};

function mutantName(value: string): string {
  const names = mutants.map(({ name }) => name);
  if (names.includes(value)) return value;
  throw new InvalidArgumentError(`There is no such mutant.${suggestion(value, names)}`);
}
