import { expect } from "vitest";
import { reportProblem } from "../../reporters/report/report-problem.ts";
import type { RunReport } from "../../reporters/report/run-report.ts";
import { catalogue } from "../../suites/catalogue.ts";

/** A JSON report, which has to be valid and hold a result for each requirement of the plan. */
export function wholeReport(text: string, planned: readonly string[]): RunReport {
  const report: unknown = JSON.parse(text);
  expect(reportProblem(report)).toBeNull();
  const valid = report as RunReport;
  expect(valid.results.map(({ requirement }) => requirement)).toEqual(planned);
  expect(Object.values(valid.summary).reduce((sum, count) => sum + count, 0)).toBe(planned.length);
  return valid;
}

/** The requirements of an area, in the order of the catalogue. */
export function idsIn(area: string): string[] {
  return catalogue.filter((requirement) => requirement.area === area).map(({ id }) => id);
}
