import type { TextOptions } from "../reporters/formats/document/text.ts";
import { formats } from "../reporters/formats/formats.ts";
import type { RequirementLookup } from "../reporters/report/requirement-lookup.ts";
import type { RunReport } from "../reporters/report/run-report.ts";
import type { ReportRequest } from "./arguments/report-option.ts";
import { messageOf, Problem } from "./problem.ts";
import { hasColour, type Surroundings } from "./surroundings.ts";

/** The text of one request; `options` are those of the terminal, where it goes to one. */
type Render = (format: string, options: TextOptions) => string;

/**
 * Writes what is asked for, each to its file or to standard output; text where nothing is asked for, and where a file cannot
 * be written, so that what was found out is not lost with it. Throws Problem.
 */
export function writeTexts(
  requests: readonly ReportRequest[],
  render: Render,
  surroundings: Surroundings,
): void {
  const asked = requests.length === 0 ? [{ format: "text" }] : requests;
  printTexts(asked, render, surroundings);
  const problems = writeFiles(asked, render, surroundings);
  if (problems.length === 0) return;
  if (asked.every(({ file }) => file !== undefined)) printTexts([{ format: "text" }], render, surroundings);
  throw new Problem(problems.join("\n"));
}

/** Throws Problem where one of the reports of a run could not be written to its file. */
export function expectWritableReports(
  requests: readonly ReportRequest[],
  { expectWritable }: Surroundings,
): void {
  for (const { file } of requests) {
    if (file === undefined) continue;
    try {
      expectWritable(file);
    } catch (error) {
      throw new Problem(`the report ${file} cannot be written: ${messageOf(error)}; nothing was sent`);
    }
  }
}

/** Writes the reports of a run that go to files; `lookup` finds what they say of a requirement. Returns what could not be written. */
export function writeReportFiles(
  requests: readonly ReportRequest[],
  report: RunReport,
  surroundings: Surroundings,
  lookup?: RequirementLookup,
): string[] {
  return writeFiles(requests, rendering(report, lookup), surroundings);
}

/** Writes the reports of a run that go to standard output: those that were asked for, or else the one for people. */
export function printReports(
  requests: readonly ReportRequest[],
  report: RunReport,
  surroundings: Surroundings,
  lookup?: RequirementLookup,
): void {
  const isPrinted = requests.some(({ file }) => file === undefined);
  printTexts(isPrinted ? requests : [{ format: "text" }], rendering(report, lookup), surroundings);
}

function rendering(report: RunReport, lookup: RequirementLookup | undefined): Render {
  return (format, options) => formats.get(format)?.render(report, lookup, options) ?? "";
}

function printTexts(requests: readonly ReportRequest[], render: Render, surroundings: Surroundings): void {
  const { out, outIsTerminal, columns } = surroundings;
  const terminal = { width: columns, colour: hasColour(outIsTerminal, surroundings) };
  for (const { format, file } of requests) if (file === undefined) out(render(format, terminal));
}

/** One file that cannot be written takes no other with it. */
function writeFiles(
  requests: readonly ReportRequest[],
  render: Render,
  { writeFile }: Surroundings,
): string[] {
  return requests.flatMap(({ format, file }) => {
    if (file === undefined) return [];
    try {
      writeFile(file, render(format, {}));
      return [];
    } catch (error) {
      return [`the report ${file} cannot be written: ${messageOf(error)}`];
    }
  });
}
