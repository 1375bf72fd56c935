import type { NamedReport } from "../../reporters/report/merge-reports.ts";
import { reportProblem } from "../../reporters/report/report-problem.ts";
import type { RunReport } from "../../reporters/report/run-report.ts";
import { messageOf, Problem } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";

/** Reads the JSON report of a run. Throws Problem where it cannot be read or is none. */
export function readReport(file: string, { readFile }: Pick<Surroundings, "readFile">): NamedReport {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFile(file));
  } catch (error) {
    throw new Problem(`the report ${file} cannot be read: ${messageOf(error)}`);
  }
  const problem = reportProblem(parsed);
  if (problem !== null)
    throw new Problem(
      `${file} is not a report of a run: ${problem}\nto make one: iam-conformance run TARGET --report json=FILE`,
    );
  return { file, report: parsed as RunReport };
}
