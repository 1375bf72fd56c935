import { outcomes } from "../../engine/judge/verdict.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { conclude } from "../report/conclusion.ts";
import { observedBehaviours } from "../report/observed-behaviours.ts";
import { countOutcomes } from "../report/outcome-counts.ts";
import { byArea, type RequirementLookup } from "../report/requirement-lookup.ts";
import type { RequirementResult, RunReport } from "../report/run-report.ts";
import { groupByCause } from "../words/causes.ts";
import { foreseenWords } from "../words/foreseen-words.ts";
import { foundWords } from "../words/found-words.ts";
import { outcomeMarks } from "../words/outcome-style.ts";
import { runHeader } from "../words/run-facts.ts";
import { describeViolation } from "../words/violation.ts";
import { visibleLine } from "../words/visible.ts";
import { fenced, inlineCode, link, prose } from "./markup/markdown-escape.ts";
import { escapeMarkup } from "./markup/xml.ts";

/** A report in Markdown as GitHub shows it, for the summary of a CI job. */
export function renderMarkdown(report: RunReport, lookup: RequirementLookup = requirementById): string {
  const violations = report.results.filter(({ outcome }) => outcome === "violates");
  const blocks = [
    `## Conformance of ${inlineCode(report.target.name)}`,
    `**${conclude(report).text}**`,
    areaTable(report, lookup),
    ...(violations.length > 0 ? ["### Violations"] : []),
    ...violations.map((result) => violationDetails(result, lookup)),
    ...(["untestable", "inapplicable", "broken"] as const).flatMap((outcome) => causes(report, outcome)),
    ...observed(report),
    ...baselineProblems(report),
    table(
      ["run", ""],
      runHeader(report).map(([name, value]) => [name, inlineCode(value)]),
    ),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function areaTable(report: RunReport, lookup: RequirementLookup): string {
  const row = (name: string, counts: Readonly<Record<(typeof outcomes)[number], number>>) => [
    name,
    ...outcomes.map((outcome) => String(counts[outcome])),
  ];
  return table(
    ["area", ...outcomes.map((outcome) => `${outcomeMarks[outcome]} ${outcome}`)],
    [
      ...byArea(report.results, lookup).map(({ area, results }) =>
        row(inlineCode(area), countOutcomes(results)),
      ),
      row("**all**", report.summary),
    ],
  );
}

function violationDetails(result: RequirementResult, lookup: RequirementLookup): string {
  const flaky = result.flaky === true ? ", flaky: it did not come again" : "";
  const blocks = [
    `<details><summary><code>${html(result.requirement)}</code> ${result.level}, ${result.evidence}${flaky}: ${html(foundWords(result.counterexample))}</summary>`,
    ...(result.foreseen === null
      ? []
      : [`As the baseline foresaw: ${inlineCode(foreseenWords(result.foreseen))}`]),
    ...violationBlocks(result, lookup),
    "</details>",
  ];
  return blocks.join("\n\n");
}

function violationBlocks(result: RequirementResult, lookup: RequirementLookup): string[] {
  const violation = describeViolation(result, lookup);
  if (violation === null) return [inlineCode(result.reason ?? "no counterexample was kept")];
  return [
    ...(violation.statement === null ? [] : [prose(violation.statement)]),
    ...violation.citations.map(
      ({ clause, title, location }) => `> ${prose(clause)}\n>\n> ${link(title, location)}`,
    ),
    fenced(violation.request.join("\n")),
    `Expected ${inlineCode(violation.expected)}, observed ${inlineCode(violation.observed)}:`,
    fenced([violation.answer, ...violation.body].join("\n")),
    fenced([violation.curl, ...(violation.awsCli === null ? [] : [violation.awsCli])].join("\n"), "sh"),
  ];
}

/** For the inside of an HTML block, where Markdown is not read. */
function html(text: string): string {
  return escapeMarkup(visibleLine(text));
}

function causes(report: RunReport, outcome: "untestable" | "inapplicable" | "broken"): string[] {
  const groups = groupByCause(report, outcome);
  if (groups.length === 0) return [];
  return [
    `### ${outcomeMarks[outcome]} ${report.summary[outcome]} ${outcome}`,
    table(
      ["cause", "requirements"],
      groups.map(({ cause, requirements }) => [inlineCode(cause), requirements.map(inlineCode).join(", ")]),
    ),
  ];
}

function observed(report: RunReport): string[] {
  const results = report.results.filter(({ outcome }) => outcome === "observed");
  if (results.length === 0) return [];
  return [
    `### ${outcomeMarks.observed} ${results.length} observed`,
    table(
      ["requirement", "behaviour"],
      results.map((result) => [
        inlineCode(result.requirement),
        observedBehaviours(result).map(inlineCode).join(", "),
      ]),
    ),
  ];
}

function baselineProblems({ baseline }: RunReport): string[] {
  if (baseline === undefined || baseline.problems.length === 0) return [];
  return [
    `### ${outcomeMarks.violates} ${baseline.problems.length} in the baseline to be put right`,
    baseline.problems.map(({ text }) => `- ${inlineCode(text)}`).join("\n"),
  ];
}
