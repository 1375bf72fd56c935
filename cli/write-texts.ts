import { formats } from "../reporters/formats/formats.ts";
import type { RenderOptions } from "../reporters/formats/render-options.ts";
import type { RequirementLookup } from "../reporters/report/requirement-lookup.ts";
import type { RunReport } from "../reporters/report/run-report.ts";
import type { ReplayWay } from "../reporters/words/replay-words.ts";
import type { ReportRequest } from "./arguments/report-option.ts";
import { messageOf, Problem } from "./problem.ts";
import { hasColour, type Surroundings } from "./surroundings.ts";

/** The text of one request; `options` are those of the terminal, where it goes to one. */
type Render = (format: string, options: RenderOptions) => string;

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

/** How the reports of a run are written. */
export interface RunReporting {
  /** Finds what they say of a requirement. */
  readonly lookup: RequirementLookup;
  readonly replay: ReplayWay | undefined;
  /** A terminal is told everything, however much that is. */
  readonly verbose: boolean;
}

/** Writes the reports of a run that go to files. Returns what could not be written. */
export function writeReportFiles(
  requests: readonly ReportRequest[],
  report: RunReport,
  reporting: RunReporting,
  surroundings: Surroundings,
): string[] {
  return writeFiles(requests, rendering(report, reporting), surroundings);
}

/** Lines of a terminal that does not say how many it has. */
const usualRows = 24;

/**
 * Writes the reports of a run that go to standard output: those that were asked for, or else the one for people, which
 * is a screen of a terminal at most.
 */
export function printReports(
  requests: readonly ReportRequest[],
  report: RunReport,
  reporting: RunReporting,
  surroundings: Surroundings,
): void {
  const { outIsTerminal, rows } = surroundings;
  const isPrinted = requests.some(({ file }) => file === undefined);
  const isBrief = outIsTerminal && !reporting.verbose;
  printTexts(
    isPrinted ? requests : [{ format: "text" }],
    rendering(report, reporting, isBrief ? { rows: rows || usualRows } : {}),
    surroundings,
  );
}

function rendering(report: RunReport, { lookup, replay }: RunReporting, shown: RenderOptions = {}): Render {
  const fixed = { ...shown, ...(replay && { replay }) };
  return (format, options) => formats.get(format)?.render(report, lookup, { ...options, ...fixed }) ?? "";
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
