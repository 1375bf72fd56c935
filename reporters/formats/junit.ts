import { requirementById } from "../../suites/catalogue.ts";
import { failsRun, levelOf } from "../report/conclusion.ts";
import { observedBehaviours } from "../report/observed-behaviours.ts";
import { byArea, type RequirementLookup } from "../report/requirement-lookup.ts";
import type { RequirementResult, RunReport } from "../report/run-report.ts";
import { causeOf } from "../words/causes.ts";
import { foreseenWords } from "../words/foreseen-words.ts";
import { foundWords } from "../words/found-words.ts";
import { runHeader } from "../words/run-facts.ts";
import { describeViolation } from "../words/violation.ts";
import { element, textElement } from "./markup/xml.ts";

/**
 * JUnit XML as CI systems read it: a suite per area, a case per requirement.
 *
 * A violation is a failure only where it fails the run, so that CI and the exit code agree; a violation that the
 * baseline foresees is skipped with its reason; one below the level of the run is told in `system-out`.
 */
export function renderJunit(report: RunReport, lookup: RequirementLookup = requirementById): string {
  const suites = byArea(report.results, lookup).map(({ area, results }) =>
    element("testsuite", { name: area, ...counts(report, results), timestamp: report.startedAt }, [
      element(
        "properties",
        {},
        runHeader(report).map(([name, value]) => element("property", { name, value })),
      ),
      ...results.map((result) =>
        element(
          "testcase",
          {
            classname: `${report.suite.name}.${area}`,
            name: result.requirement,
            time: seconds(result.durationMs),
          },
          testcase(report, result, lookup),
        ),
      ),
    ]),
  );
  const all = element(
    "testsuites",
    { name: `${report.suite.name}: ${report.target.name}`, ...allCounts(report) },
    [...suites, ...baselineSuite(report)],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}\n`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function isSkipped(result: RequirementResult): boolean {
  return (
    result.outcome === "untestable" ||
    result.outcome === "inapplicable" ||
    (result.outcome === "violates" && result.foreseen !== null)
  );
}

function counts(report: RunReport, results: readonly RequirementResult[]): Record<string, string | number> {
  return {
    tests: results.length,
    failures: results.filter((result) => failsRun(result, levelOf(report))).length,
    errors: results.filter(({ outcome }) => outcome === "broken").length,
    skipped: results.filter(isSkipped).length,
    time: seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
}

/** What is wrong with the baseline fails the run, so that CI has to show it. */
function baselineSuite(report: RunReport): string[] {
  const problems = report.baseline?.problems ?? [];
  if (problems.length === 0) return [];
  return [
    element(
      "testsuite",
      {
        name: "baseline",
        tests: problems.length,
        failures: problems.length,
        errors: 0,
        skipped: 0,
        time: "0.000",
      },
      problems.map(({ kind, requirement, text }) =>
        element(
          "testcase",
          { classname: `${report.suite.name}.baseline`, name: requirement, time: "0.000" },
          [element("failure", { type: kind, message: text })],
        ),
      ),
    ),
  ];
}

function allCounts(report: RunReport): Record<string, string | number> {
  const all = counts(report, report.results);
  const problems = report.baseline?.problems.length ?? 0;
  return { ...all, tests: report.results.length + problems, failures: Number(all["failures"]) + problems };
}

function testcase(report: RunReport, result: RequirementResult, lookup: RequirementLookup): string[] {
  switch (result.outcome) {
    case "conforms":
      return [];
    case "violates":
      return violated(report, result, lookup);
    case "observed":
      return [textElement("system-out", {}, `observed: ${observedBehaviours(result).join(", ")}`)];
    case "untestable":
    case "inapplicable":
      return [element("skipped", { message: `${result.outcome}: ${causeOf(result, report)}` })];
    case "broken":
      return [element("error", { type: "broken", message: causeOf(result, report) })];
  }
}

function violated(report: RunReport, result: RequirementResult, lookup: RequirementLookup): string[] {
  const text = violationText(result, lookup);
  if (result.foreseen !== null) {
    const message = `violates, as the baseline foresaw: ${foreseenWords(result.foreseen)}`;
    return [element("skipped", { message }), textElement("system-out", {}, text)];
  }
  if (failsRun(result, levelOf(report))) {
    const message = foundWords(result.counterexample);
    return [textElement("failure", { type: result.level, message }, text)];
  }
  return [textElement("system-out", {}, text)];
}

function violationText(result: RequirementResult, lookup: RequirementLookup): string {
  const flaky = result.flaky === true ? ", flaky: it did not come again" : "";
  const title = `violates (${result.level}, ${result.evidence}${flaky})`;
  const violation = describeViolation(result, lookup);
  if (violation === null) return `${title}\n${result.reason ?? "no counterexample was kept"}`;
  return [
    title,
    ...(violation.statement === null ? [] : [violation.statement]),
    ...violation.citations.map(({ clause, title, location }) => `${clause} ${title}, ${location}`),
    `expected: ${violation.expected}`,
    `observed: ${violation.observed}`,
    ...violation.request,
    `answer: ${violation.answer}`,
    ...violation.body,
    violation.curl,
    ...(violation.awsCli === null ? [] : [violation.awsCli]),
  ].join("\n");
}
