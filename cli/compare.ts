import { compareReports } from "../reporters/compare-reports.ts";
import { comparisonFormats } from "../reporters/comparison-formats.ts";
import { withRecordings } from "../reporters/describe-recording.ts";
import { requirementById } from "../spec/catalogue.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { readRecordings } from "./read-recordings.ts";
import { readReport } from "./read-reports.ts";
import type { Surroundings } from "./surroundings.ts";
import { writeTexts } from "./write-texts.ts";

/** Holds finished reports side by side. */
export function compare(
  { reports, to }: Extract<Command, { name: "report" | "compare" }>,
  surroundings: Surroundings,
): number {
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
