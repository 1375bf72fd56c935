import { expect, it } from "vitest";
import { reportProblem } from "../../reporters/report/report-problem.ts";
import { buildRunReport } from "../../reporters/report/run-report.ts";
import { sampleFacts, sampleVerdicts } from "../../reporters/testing/sample-run.ts";
import { settleMarkdown, settleReport } from "./settle-report.ts";

const report = buildRunReport(sampleFacts, sampleVerdicts);

it("leaves out what differs from run to run, and stays a report", () => {
  const again = {
    ...report,
    durationMs: 99,
    requests: 9,
    results: report.results.map((result) => ({ ...result, durationMs: 7 })),
  };
  expect(settleReport(again, "http://127.0.0.1:5000/")).toEqual(
    settleReport(report, "http://127.0.0.1:5000/"),
  );
  expect(reportProblem(settleReport(report, "http://127.0.0.1:5000/"))).toBeNull();
});

it("brings the target to the endpoint of its entry", () => {
  const settled = JSON.stringify(settleReport(report, "http://127.0.0.1:5000/"));
  expect(settled).toContain("127.0.0.1:5000");
  expect(settled).not.toContain("127.0.0.1:4566");
  expect(settleMarkdown("at http://127.0.0.1:4566/x", report, "http://127.0.0.1:5000/")).toBe(
    "at http://127.0.0.1:5000/x",
  );
});
