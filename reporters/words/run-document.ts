import type { Outcome } from "../../engine/judge/verdict.ts";
import { countOutcomes, worstOutcome } from "../report/outcome-counts.ts";
import { byArea, type RequirementLookup } from "../report/requirement-lookup.ts";
import type { RunReport } from "../report/run-report.ts";
import { groupByCause } from "./causes.ts";
import { concludeInWords } from "./conclusion-words.ts";
import { counted, phraseCounts } from "./counts.ts";
import { type Block, code, codes, items, type Line, paragraph, section, terms } from "./document.ts";
import { outcomeMarks } from "./outcome-style.ts";
import { type ReplayWay, replayLines } from "./replay-words.ts";
import { foundSpans, observedBehaviours, weightWords } from "./result-words.ts";
import { runFacts } from "./run-facts.ts";
import { describeViolation } from "./violation.ts";

/** What there is to say of a run; each format has its own order. */
export interface RunDocument {
  readonly title: Line;
  readonly conclusion: Block;
  /** How the run was made. */
  readonly facts: Block;
  /** What became of each area. */
  readonly areas: Block;
  /** Each violation in full. */
  readonly violations: readonly Block[];
  /** What was not judged and why, what was observed, and what is wrong with the baseline. */
  readonly remainder: readonly Block[];
}

/** Puts the report of a run into words. */
export function runDocument(report: RunReport, lookup: RequirementLookup, replay?: ReplayWay): RunDocument {
  const { sentences, style } = concludeInWords(report);
  const violations = report.results.filter(({ outcome }) => outcome === "violates");
  return {
    title: ["Conformance of ", code(report.target.name)],
    conclusion: paragraph(sentences.join(" "), style),
    facts: terms(runFacts(report).map(([name, value]) => [name, code(value)])),
    areas: terms(
      byArea(report.results, lookup).map(({ area, results }) => {
        const counts = countOutcomes(results);
        const worst = worstOutcome(counts);
        return [[`${outcomeMarks[worst]} `, code(area)], phraseCounts(counts), worst];
      }),
    ),
    violations: violations.map((result) =>
      section(
        [`${outcomeMarks.violates} `, code(result.requirement)],
        [terms(describeViolation(result, lookup, replayLines(report, result, replay)))],
        {
          style: "violates",
          remark: [`${weightWords(result, report)}: `, ...foundSpans(result.counterexample)],
          isFolded: true,
        },
      ),
    ),
    remainder: [
      ...unjudged(report, "untestable"),
      ...unjudged(report, "inapplicable"),
      ...unjudged(report, "broken"),
      ...observed(report),
      ...baselineProblems(report),
    ],
  };
}

function unjudged(report: RunReport, outcome: "untestable" | "inapplicable" | "broken"): Block[] {
  const causes = groupByCause(report, outcome).map(({ cause, requirements }) => ({
    text: code(cause),
    notes: [["", codes(requirements)] as const],
  }));
  return outcomeSection(outcome, report.summary[outcome], items(causes));
}

function observed({ results }: RunReport): Block[] {
  const own = results.filter(({ outcome }) => outcome === "observed");
  const behaviours = own.map(
    (result) => [code(result.requirement), codes(observedBehaviours(result))] as const,
  );
  return outcomeSection("observed", own.length, terms(behaviours));
}

function outcomeSection(outcome: Outcome, count: number, block: Block): Block[] {
  return count === 0
    ? []
    : [section(`${outcomeMarks[outcome]} ${count} ${outcome}`, [block], { style: outcome })];
}

/** What is wrong with the baseline, and what will be soon. */
export function baselineProblems({ baseline }: RunReport): Block[] {
  const { problems = [], ending = [] } = baseline ?? {};
  return [
    ...baselineSection(problems, "out of date", "violates"),
    ...baselineSection(ending, "ending soon", "untestable"),
  ];
}

function baselineSection(
  entries: readonly { readonly text: string }[],
  words: string,
  style: "violates" | "untestable",
): Block[] {
  if (entries.length === 0) return [];
  const title = `${outcomeMarks[style]} ${counted(entries.length, "baseline entry", "baseline entries")} ${words}`;
  return [section(title, [items(entries.map(({ text }) => ({ text: code(text) })))], { style })];
}
