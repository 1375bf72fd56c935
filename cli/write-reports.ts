import { formats } from "../reporters/formats/formats.ts";
import { renderText } from "../reporters/formats/text.ts";
import type { RequirementLookup } from "../reporters/report/requirement-lookup.ts";
import type { RunReport } from "../reporters/report/run-report.ts";
import { requirementById } from "../suites/catalogue.ts";
import type { ReportRequest } from "./arguments/command.ts";
import { hasColour, type Surroundings } from "./surroundings.ts";

/**
 * Writes the reports that were asked for and, where none of them goes to standard output, the one for people there.
 * `lookup` finds what the reports say of a requirement. Returns what could not be written, for people: one file that cannot be written takes no other report with it.
 */
export function writeReports(
  requests: readonly ReportRequest[],
  report: RunReport,
  surroundings: Surroundings,
  lookup: RequirementLookup = requirementById,
): string[] {
  const problems: string[] = [];
  const toOutput = requests.filter(({ file }) => file === undefined);
  if (toOutput.length === 0) surroundings.out(forOutput("text", report, surroundings, lookup));
  for (const { format } of toOutput) surroundings.out(forOutput(format, report, surroundings, lookup));
  for (const { format, file } of requests) {
    if (file === undefined) continue;
    try {
      surroundings.writeFile(file, rendered(format, report, lookup));
    } catch (error) {
      problems.push(
        `the report ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return problems;
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
