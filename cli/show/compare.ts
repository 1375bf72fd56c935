import { comparisonFormats } from "../../reporters/formats/formats.ts";
import { withRecordings } from "../../reporters/report/requirement-lookup.ts";
import { compareReports } from "../../reporters/words/comparison/compare-reports.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { exitCodes } from "../exit-codes.ts";
import { readRecordings } from "../read-recordings.ts";
import type { Surroundings } from "../surroundings.ts";
import { writeTexts } from "../write-texts.ts";
import { readReport } from "./read-reports.ts";
import type { CompareCommand } from "./report-command.ts";

/** Holds finished reports side by side. */
export function compare({ reports, to }: CompareCommand, surroundings: Surroundings): number {
  const comparison = compareReports(
    reports.map((file) => readReport(file, surroundings).report),
    withRecordings(requirementById, readRecordings(surroundings)),
  );
  writeTexts(
    to,
    (format, options) => comparisonFormats.get(format)?.(comparison, options) ?? "",
    surroundings,
  );
  return exitCodes.conforms;
}
