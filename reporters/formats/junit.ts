import { requirementById } from "../../suites/catalogue.ts";
import { conclude, failsRun } from "../report/conclusion.ts";
import { byArea, type RequirementLookup } from "../report/requirement-lookup.ts";
import type { RequirementResult, RunReport } from "../report/run-report.ts";
import { causeOf } from "../words/causes.ts";
import { concludeInWords } from "../words/conclusion-words.ts";
import { terms } from "../words/document.ts";
import { createPaint } from "../words/outcome-style.ts";
import { type ReplayWay, replayLines } from "../words/replay-words.ts";
import { foreseenWords, foundWords, observedBehaviours, weightWords } from "../words/result-words.ts";
import { runFacts } from "../words/run-facts.ts";
import { describeViolation } from "../words/violation.ts";
import { element, type Markup, onLines, page } from "./document/element.ts";
import { blockLines } from "./document/text.ts";
import type { RenderOptions } from "./render-options.ts";

/**
 * JUnit XML as CI systems read it: a suite per area, a case per requirement.
 *
 * A violation is a failure only where it fails the run, so that CI and the exit code agree; a violation that the
 * baseline foresees is skipped with its reason; one below the level of the run is told in `system-out`.
 */
export function renderJunit(
  report: RunReport,
  lookup: RequirementLookup = requirementById,
  { replay }: RenderOptions = {},
): string {
  const { suite, target, results, baseline, startedAt } = report;
  const problems = baseline?.problems ?? [];
  const facts = [["conclusion", concludeInWords(report).sentences.join(" ")] as const, ...runFacts(report)];
  const properties = element(
    "properties",
    {},
    onLines(facts.map(([name, value]) => element("property", { name, value }))),
  );
  const suites = byArea(results, lookup).map(({ area, results: own }) => {
    const cases = own.map((result) => testcase(report, area, result, lookup, replay));
    const attributes = { name: area, ...counts(report, own), timestamp: startedAt };
    return element("testsuite", attributes, onLines([properties, ...cases]));
  });
  const untested = untestedSuite(report);
  const all = counts(report, results);
  const attributes = {
    ...all,
    name: `${suite.name}: ${target.name}`,
    tests: results.length + problems.length + untested.length,
    failures: all.failures + problems.length,
    errors: all.errors + untested.length,
  };
  const root = element("testsuites", attributes, onLines([...suites, ...untested, ...baselineSuite(report)]));
  return page('<?xml version="1.0" encoding="UTF-8"?>', root);
}

/** In seconds, as JUnit has it. */
function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function counts(report: RunReport, results: readonly RequirementResult[]) {
  return {
    tests: results.length,
    failures: results.filter((result) => failsRun(result, report)).length,
    errors: results.filter(({ outcome }) => outcome === "broken").length,
    skipped: results.filter(
      ({ outcome, foreseen }) =>
        outcome === "untestable" ||
        outcome === "inapplicable" ||
        (outcome === "violates" && foreseen !== null),
    ).length,
    time: seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
}

/** A run that tested nothing must not read as passed: CI systems take skipped cases for that. */
function untestedSuite(report: RunReport): Markup[] {
  if (conclude(report).verdict !== "not-tested") return [];
  const [tests, time] = [1, seconds(0)];
  const message = concludeInWords(report).sentences.join(" ");
  const testcase = element(
    "testcase",
    { classname: `${report.suite.name}.run`, name: "run", time },
    element("error", { type: "not-tested", message }),
  );
  const attributes = { name: "run", tests, failures: 0, errors: tests, skipped: 0, time };
  return [element("testsuite", attributes, onLines([testcase]))];
}

/** What is wrong with the baseline fails the run, so that CI has to show it. */
function baselineSuite({ suite, baseline }: RunReport): Markup[] {
  const problems = baseline?.problems ?? [];
  if (problems.length === 0) return [];
  const [tests, time] = [problems.length, seconds(0)];
  const cases = problems.map(({ kind, requirement, text }) =>
    element(
      "testcase",
      { classname: `${suite.name}.baseline`, name: requirement, time },
      element("failure", { type: kind, message: text }),
    ),
  );
  const attributes = { name: "baseline", tests, failures: tests, errors: 0, skipped: 0, time };
  return [element("testsuite", attributes, onLines(cases))];
}

function testcase(
  report: RunReport,
  area: string,
  result: RequirementResult,
  lookup: RequirementLookup,
  replay: ReplayWay | undefined,
): Markup {
  const { requirement: name, durationMs } = result;
  const attributes = { classname: `${report.suite.name}.${area}`, name, time: seconds(durationMs) };
  return element("testcase", attributes, onLines(findings(report, result, lookup, replay)));
}

function findings(
  report: RunReport,
  result: RequirementResult,
  lookup: RequirementLookup,
  replay: ReplayWay | undefined,
): Markup[] {
  switch (result.outcome) {
    case "conforms":
      return [];
    case "violates":
      return violated(report, result, lookup, replay);
    case "observed":
      return [element("system-out", {}, `observed: ${observedBehaviours(result).join(", ")}`)];
    case "untestable":
    case "inapplicable":
      return [element("skipped", { message: `${result.outcome}: ${causeOf(result, report)}` })];
    case "broken":
      return [element("error", { type: "broken", message: causeOf(result, report) })];
  }
}

function violated(
  report: RunReport,
  result: RequirementResult,
  lookup: RequirementLookup,
  replay: ReplayWay | undefined,
): Markup[] {
  const lines = blockLines(
    terms(describeViolation(result, lookup, replayLines(report, result, replay))),
    Number.POSITIVE_INFINITY,
    createPaint(false),
  );
  const text = [`violates (${weightWords(result, report)})`, ...lines].join("\n");
  if (failsRun(result, report)) {
    const message = foundWords(result.counterexample);
    return [element("failure", { type: result.level, message }, text)];
  }
  const told = element("system-out", {}, text);
  if (result.foreseen === null) return [told];
  const message = `violates, as the baseline foresaw: ${foreseenWords(result.foreseen)}`;
  return [element("skipped", { message }), told];
}
