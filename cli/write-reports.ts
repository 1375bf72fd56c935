import { formats } from "../reporters/formats/formats.ts";
import { renderText } from "../reporters/formats/text.ts";
import type { RequirementLookup } from "../reporters/report/requirement-lookup.ts";
import type { RunReport } from "../reporters/report/run-report.ts";
import { requirementById } from "../suites/catalogue.ts";
import type { ReportRequest } from "./arguments/report-option.ts";
import { hasColour, type Surroundings } from "./surroundings.ts";

/**
 * Writes the reports that go to files. `lookup` finds what the reports say of a requirement. Returns what could not be
 * written, for people: one file that cannot be written takes no other report with it.
 */
export function writeReportFiles(
  requests: readonly ReportRequest[],
  report: RunReport,
  { writeFile }: Surroundings,
  lookup: RequirementLookup = requirementById,
): string[] {
  return requests.flatMap(({ format, file }) => {
    if (file === undefined) return [];
    try {
      writeFile(file, rendered(format, report, lookup));
      return [];
    } catch (error) {
      return [
        `the report ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      ];
    }
  });
}

/** Writes the reports that go to standard output: those that were asked for, or else the one for people. */
export function printReports(
  requests: readonly ReportRequest[],
  report: RunReport,
  surroundings: Surroundings,
  lookup: RequirementLookup = requirementById,
): void {
  const asked = requests.filter(({ file }) => file === undefined);
  for (const { format } of asked.length === 0 ? [{ format: "text" }] : asked)
    surroundings.out(forOutput(format, report, surroundings, lookup));
}

function rendered(format: string, report: RunReport, lookup: RequirementLookup): string {
  return formats.get(format)?.render(report, lookup) ?? "";
}

function forOutput(
  format: string,
  report: RunReport,
  surroundings: Surroundings,
  lookup: RequirementLookup,
): string {
  if (format !== "text") return rendered(format, report, lookup);
  const { columns, outIsTerminal } = surroundings;
  return renderText(report, lookup, { width: columns, colour: hasColour(outIsTerminal, surroundings) });
}
