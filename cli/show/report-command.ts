import { comparisonFormats, formats } from "../../reporters/formats/formats.ts";
import type { CommandDeclaration } from "../arguments/define-command.ts";
import { type ReportRequest, reportOption } from "../arguments/report-option.ts";
import { each, fileName } from "../arguments/values.ts";

/** Finished reports, and how they are to be written. */
interface Rendering<Name extends string> {
  readonly name: Name;
  /** Files of JSON reports; at least one. */
  readonly reports: readonly string[];
  /** Empty: as text on standard output. */
  readonly to: readonly ReportRequest[];
}

export type ReportCommand = Rendering<"report">;
export type CompareCommand = Rendering<"compare">;

/** `report`. */
export const reportCommand: CommandDeclaration<ReportCommand> = rendering("report", formats, [
  "report report.json --to html=report.html",
  "report shard-1.json shard-2.json --to json=report.json",
]);

/** `compare`. */
export const compareCommand: CommandDeclaration<CompareCommand> = rendering("compare", comparisonFormats, [
  "compare moto.json localstack.json",
  "compare before.json after.json --to markdown",
]);

function rendering<Name extends string>(
  name: Name,
  known: ReadonlyMap<string, unknown>,
  examples: readonly string[],
): CommandDeclaration<Rendering<Name>> {
  const names = [...known.keys()];
  return {
    examples,
    declare: (bare, take) =>
      bare
        .argument("<REPORT...>", "files of JSON reports", each(fileName))
        .addOption(reportOption("--to", `${names.join(", ")}; repeatable`, names))
        .action((reports, { to }) => take({ name, reports, to })),
  };
}
