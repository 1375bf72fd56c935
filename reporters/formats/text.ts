import { requirementById } from "../../suites/catalogue.ts";
import { conclude, styleOf } from "../report/conclusion.ts";
import { observedBehaviours } from "../report/observed-behaviours.ts";
import { countOutcomes, phraseCounts, worstOutcome } from "../report/outcome-counts.ts";
import { byArea, type RequirementLookup } from "../report/requirement-lookup.ts";
import type { RequirementResult, RunReport } from "../report/run-report.ts";
import { type Cause, groupByCause } from "../words/causes.ts";
import { foreseenWords } from "../words/foreseen-words.ts";
import { createPaint, outcomeMarks, type Paint } from "../words/outcome-style.ts";
import { runHeader } from "../words/run-facts.ts";
import { describeViolation } from "../words/violation.ts";
import { visibleExcerpt, visibleLine } from "../words/visible.ts";
import { wrap } from "../words/wrap.ts";

/** How a terminal shows text. */
export interface TextOptions {
  /** Characters per line; commands and bodies are never broken. */
  readonly width?: number;
  readonly colour?: boolean;
}

interface Page {
  readonly width: number;
  readonly paint: Paint;
}

/** The width of a label and the space after it. */
const labelWidth = 17;

/** A report for a terminal: how the run was made, counts per area, every violation in full, what was not judged, the verdict. */
export function renderText(
  report: RunReport,
  lookup: RequirementLookup = requirementById,
  options: TextOptions = {},
): string {
  const page = { width: Math.max(options.width ?? 100, 40), paint: createPaint(options.colour ?? false) };
  const violations = report.results.filter(({ outcome }) => outcome === "violates");
  const blocks = [
    runHeader(report).flatMap(([name, value]) => wrap(value, page.width, label(name))),
    areaLines(report, lookup, page),
    ...violations.map((result) => violationLines(result, lookup, page)),
    causeLines(report, "untestable", page),
    causeLines(report, "inapplicable", page),
    causeLines(report, "broken", page),
    observedLines(report, page),
    baselineLines(report, page),
    [verdictLine(report, page)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function label(name: string): string {
  return name.padEnd(labelWidth);
}

function verdictLine(report: RunReport, { paint }: Page): string {
  const conclusion = conclude(report);
  return paint(styleOf(conclusion), conclusion.text);
}

function areaLines(report: RunReport, lookup: RequirementLookup, { paint }: Page): string[] {
  return byArea(report.results, lookup).map(({ area, results }) => {
    const counts = countOutcomes(results);
    const style = worstOutcome(counts);
    return `${paint(style, outcomeMarks[style])} ${visibleLine(area).padEnd(labelWidth - 2)}${phraseCounts(counts)}`;
  });
}

function violationLines(
  result: RequirementResult,
  lookup: RequirementLookup,
  { width, paint }: Page,
): string[] {
  const violation = describeViolation(result, lookup);
  const flaky = result.flaky === true ? ", flaky: it did not come again" : "";
  const title = `${outcomeMarks.violates} ${visibleLine(result.requirement)}`;
  const lines = [`${paint("violates", title)}  ${result.level}, ${result.evidence}${flaky}`];
  const add = (name: string, text: string) => lines.push(...wrap(text, width, `  ${label(name)}`));
  const addFaint = (text: string) =>
    lines.push(...wrap(text, width, `  ${label("")}`).map((line) => paint("faint", line)));
  const addAsIs = (name: string, texts: readonly string[]) => {
    for (const [index, text] of texts.entries()) lines.push(`  ${label(index === 0 ? name : "")}${text}`);
  };
  if (result.foreseen !== null) add("foreseen", foreseenWords(result.foreseen));
  if (violation === null) {
    add("violated", visibleLine(result.reason ?? "no counterexample was kept"));
    return lines;
  }
  if (violation.statement !== null) add("requirement", violation.statement);
  for (const { clause, title, location } of violation.citations) {
    add("source", clause);
    addFaint(`${title}, ${location}`);
  }
  addAsIs("request", violation.request);
  add("expected", violation.expected);
  add("observed", violation.observed);
  addAsIs("answer", [violation.answer, ...violation.body]);
  addAsIs("curl", violation.curl.split("\n"));
  return lines;
}

function causeLines(
  report: RunReport,
  outcome: "untestable" | "inapplicable" | "broken",
  page: Page,
): string[] {
  const causes: Cause[] = groupByCause(report, outcome);
  if (causes.length === 0) return [];
  const title = `${outcomeMarks[outcome]} ${report.summary[outcome]} ${outcome}`;
  return [
    page.paint(outcome, title),
    ...causes.flatMap(({ cause, requirements }) => [
      ...wrap(cause, page.width, "  "),
      ...wrap(requirements.join(", "), page.width, "    "),
    ]),
  ];
}

function observedLines(report: RunReport, { width, paint }: Page): string[] {
  const observed = report.results.filter(({ outcome }) => outcome === "observed");
  if (observed.length === 0) return [];
  const column =
    Math.min(Math.max(...observed.map(({ requirement }) => visibleLine(requirement).length)), 40) + 4;
  return [
    paint("observed", `${outcomeMarks.observed} ${observed.length} observed`),
    ...observed.flatMap((result) =>
      wrap(
        observedBehaviours(result).join(", "),
        width,
        `  ${visibleLine(result.requirement)}  `.padEnd(column),
      ),
    ),
  ];
}

function baselineLines({ baseline }: RunReport, { width, paint }: Page): string[] {
  if (baseline === undefined || baseline.problems.length === 0) return [];
  return [
    paint("violates", `${outcomeMarks.violates} ${baseline.problems.length} in the baseline to be put right`),
    ...baseline.problems.flatMap(({ text }) => wrap(visibleExcerpt(text), width, "  ")),
  ];
}
