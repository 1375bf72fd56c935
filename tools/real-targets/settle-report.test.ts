import { expect, it } from "vitest";
import { reportProblem } from "../../reporters/report/report-problem.ts";
import { buildRunReport } from "../../reporters/report/run-report.ts";
import { sampleFacts, sampleVerdicts } from "../../reporters/testing/sample-run.ts";
import { settleMarkdown, settleReport } from "./settle-report.ts";

const report = buildRunReport(sampleFacts, sampleVerdicts);

it("stays a report, and keeps what the run took and was made with", () => {
  const settled = settleReport(report, "http://127.0.0.1:5000/");
  expect(reportProblem(settled)).toBeNull();
  const { durationMs, requests, suite, target } = report;
  expect(settled).toMatchObject({ durationMs, requests, suite, target: { version: target.version } });
  expect([durationMs, requests]).not.toContain(0);
  expect(settled.results.map((result) => result.durationMs)).toEqual(
    report.results.map((result) => result.durationMs),
  );
});

it("brings the target to the endpoint of its entry", () => {
  const settled = JSON.stringify(settleReport(report, "http://127.0.0.1:5000/"));
  expect(settled).toContain("127.0.0.1:5000");
  expect(settled).not.toContain("127.0.0.1:4566");
  expect(settleMarkdown("at http://127.0.0.1:4566/x", report, "http://127.0.0.1:5000/")).toBe(
    "at http://127.0.0.1:5000/x",
  );
});
