import { formats } from "../reporters/formats.ts";
import type { RunReport } from "../reporters/run-report.ts";
import { renderText } from "../reporters/text.ts";
import { requirementById } from "../spec/catalogue.ts";
import type { ReportRequest } from "./command.ts";
import { hasColour, type Surroundings } from "./surroundings.ts";

/**
 * Writes the reports that were asked for and, where none of them goes to standard output, the one for people there.
 * Returns what could not be written, for people: one file that cannot be written takes no other report with it.
 */
export function writeReports(
  requests: readonly ReportRequest[],
  report: RunReport,
  surroundings: Surroundings,
): string[] {
  const problems: string[] = [];
  const toOutput = requests.filter(({ file }) => file === undefined);
  if (toOutput.length === 0) surroundings.out(forOutput("text", report, surroundings));
  for (const { format } of toOutput) surroundings.out(forOutput(format, report, surroundings));
  for (const { format, file } of requests) {
    if (file === undefined) continue;
    try {
      surroundings.writeFile(file, rendered(format, report));
    } catch (error) {
      problems.push(
        `the report ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return problems;
}

function rendered(format: string, report: RunReport): string {
  return formats.get(format)?.render(report) ?? "";
}

function forOutput(format: string, report: RunReport, surroundings: Surroundings): string {
  if (format !== "text") return rendered(format, report);
  const { columns, outIsTerminal } = surroundings;
  return renderText(report, requirementById, {
    width: columns,
    colour: hasColour(outIsTerminal, surroundings),
  });
}
