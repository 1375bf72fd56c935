import { formats } from "../../reporters/formats/formats.ts";
import { mergeReports } from "../../reporters/report/merge-reports.ts";
import { withRecordings, withSurface } from "../../reporters/report/requirement-lookup.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { exitCodes } from "../exit-codes.ts";
import { Problem } from "../problem.ts";
import { readRecordings } from "../read-recordings.ts";
import type { Surroundings } from "../surroundings.ts";
import { writeTexts } from "../write-texts.ts";
import { readReport } from "./read-reports.ts";
import type { ReportCommand } from "./report-command.ts";

/** Writes a finished report in other formats; the shards of one run become the report of that run. */
export function report({ reports, to }: ReportCommand, surroundings: Surroundings): number {
  const result = mergeReports(reports.map((file) => readReport(file, surroundings)));
  if (!result.ok) throw new Problem(result.problem);
  const lookup = withSurface(withRecordings(requirementById, readRecordings(surroundings)));
  const file =
    to.find(({ format }) => format === "json")?.file ?? (reports.length === 1 ? reports[0] : undefined);
  const replay = file === undefined ? {} : { replay: { file, flags: [] } };
  writeTexts(
    to,
    (format, options) => formats.get(format)?.render(result.report, lookup, { ...options, ...replay }) ?? "",
    surroundings,
  );
  return exitCodes.conforms;
}
