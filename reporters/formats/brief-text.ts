import { conclude } from "../report/conclusion.ts";
import type { RequirementLookup } from "../report/requirement-lookup.ts";
import type { RequirementResult, RunReport } from "../report/run-report.ts";
import { groupByCause } from "../words/causes.ts";
import { citedClause } from "../words/cited-clause.ts";
import { concludeInWords } from "../words/conclusion-words.ts";
import { counted } from "../words/counts.ts";
import { createPaint, outcomeMarks, type Paint } from "../words/outcome-style.ts";
import { replayLines } from "../words/replay-words.ts";
import { runFacts } from "../words/run-facts.ts";
import { type ViolationGroup, violationsByCause } from "../words/violations-by-cause.ts";
import { visibleExcerpt } from "../words/visible.ts";
import { wrap } from "../words/wrap.ts";
import type { RenderOptions } from "./render-options.ts";

/** How much of a run is told. */
interface Detail {
  /** Whether all facts are told; else those that name the run. */
  readonly facts: boolean;
  /** Whether the clauses that are violated are quoted, each once. */
  readonly quotes: boolean;
  /** Whether each cause is told that kept requirements from being judged. */
  readonly unjudged: boolean;
  /** Violations shown of a cause at most; with none their ids stand beside the cause. */
  readonly violations: number;
  /** Causes of violations shown at most. */
  readonly causes: number;
}

const everything: Detail = {
  facts: true,
  quotes: true,
  unjudged: true,
  violations: Number.POSITIVE_INFINITY,
  causes: Number.POSITIVE_INFINITY,
};
const short: Detail = { ...everything, facts: false, quotes: false, unjudged: false };

/** From all to the least; the first that fits is shown. */
const details: readonly Detail[] = [
  everything,
  { ...everything, quotes: false },
  { ...short, unjudged: true },
  short,
  ...[16, 8, 5, 3, 2, 1, 0].map((violations) => ({ ...short, violations })),
  ...[6, 4, 3, 2, 1].map((causes) => ({ ...short, violations: 0, causes })),
];

const namingFacts: readonly string[] = ["target", "seed"];

/**
 * What a run came to, in at most `rows` lines of a terminal: a line for each violation that fails it, by cause, new
 * ones before those that a baseline foresees, what could not be judged, how to go on, and the conclusion. Where that is
 * too much, quotations go first, then facts, then single violations.
 */
export function briefText(
  report: RunReport,
  lookup: RequirementLookup,
  options: RenderOptions & { readonly rows: number },
): string {
  const width = Math.max(options.width ?? 100, 40);
  const paint = createPaint(options.colour ?? false);
  let lines: string[] = [];
  for (const detail of details) {
    lines = briefLines(report, lookup, { ...options, width, paint, detail });
    // The prompt of the shell takes a line.
    if (lines.length < options.rows) break;
  }
  return `${lines.join("\n")}\n`;
}

interface Telling extends RenderOptions {
  readonly width: number;
  readonly paint: Paint;
  readonly detail: Detail;
}

function briefLines(report: RunReport, lookup: RequirementLookup, telling: Telling): string[] {
  const { width, paint, detail } = telling;
  const { failing } = conclude(report);
  const { sentences, style } = concludeInWords(report);
  const facts = runFacts(report).filter(([name]) => detail.facts || namingFacts.includes(name));
  const parts = [
    facts.map(([name, value]) => cut(`${name}  `.padEnd(16) + value, width)),
    [
      ...(report.baseline !== undefined && failing.length > 0
        ? [paint("strong", `NEW: ${counted(failing.length, "violation")}`)]
        : []),
      ...violationLines(failing, lookup, telling),
    ],
    baselineLines(report, telling),
    unjudgedLines(report, telling),
    continuation(report, failing, telling),
    wrap(sentences.join(" "), width).map((line) => paint(style, line)),
  ].filter((lines) => lines.length > 0);
  return parts.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function violationLines(
  failing: readonly RequirementResult[],
  lookup: RequirementLookup,
  { width, paint, detail }: Telling,
): string[] {
  const groups = violationsByCause(failing, lookup);
  const column = Math.max(...failing.map(({ requirement }) => requirement.length)) + 2;
  const quoted = new Set<string>();
  const lines = groups
    .slice(0, detail.causes)
    .flatMap((group) => [
      paint("violates", cut(`${outcomeMarks.violates} ${headOf(group, detail)}`, width)),
      ...group.violations
        .slice(0, detail.violations)
        .map((violation) =>
          cut(
            `  ${visibleExcerpt(violation.requirement).padEnd(column)}${foundOf(violation, width - 2 - column)}`,
            width,
          ),
        ),
      ...leftOut(group.violations.length - detail.violations, detail.violations, "  "),
      ...(detail.quotes ? quotesOf(group, lookup, quoted) : []).flatMap((quote) =>
        wrap(quote, width - 4).map((line) => paint("faint", `    ${line}`)),
      ),
    ]);
  const rest = groups.length - detail.causes;
  return rest > 0 ? [...lines, `  … and ${counted(rest, "other cause")}`] : lines;
}

function headOf({ cause, violations }: ViolationGroup, detail: Detail): string {
  const head = `${counted(violations.length, "requirement")}: ${cause ?? "no known cause"}`;
  const ids = violations.map(({ requirement }) => visibleExcerpt(requirement)).join(", ");
  return detail.violations === 0 ? `${head} (${ids})` : head;
}

/** What was expected and what came, in so many characters: of each enough is shown to tell it. */
function foundOf({ counterexample, reason }: RequirementResult, most: number): string {
  if (counterexample === undefined) return cut(visibleExcerpt(reason ?? "violated"), most);
  const [expected, observed] = [counterexample.expected, counterexample.observed].map(visibleExcerpt);
  const forExpected = Math.max(
    most - arrow.length - [...(observed ?? "")].length,
    Math.floor((most - arrow.length) / 2),
  );
  return cut(`${cut(expected ?? "", forExpected)}${arrow}${observed}`, most);
}

const arrow = " → ";

/** Says how many are not shown, where some are. */
function leftOut(count: number, shown: number, indent: string): string[] {
  return count > 0 && shown > 0 ? [`${indent}… and ${count} more`] : [];
}

/** The clauses behind a group, without those that were quoted before. */
function quotesOf({ violations }: ViolationGroup, lookup: RequirementLookup, quoted: Set<string>): string[] {
  const all = violations.flatMap(({ requirement }) => lookup(requirement)?.citations ?? []);
  return all.flatMap((citation) => {
    const { clause, title } = citedClause(citation);
    if (quoted.has(clause)) return [];
    quoted.add(clause);
    return [`${clause} ${title}`];
  });
}

function baselineLines(report: RunReport, { width, paint }: Telling): string[] {
  const { baseline, results } = report;
  if (baseline === undefined) return [];
  const { file, problems, ending = [] } = baseline;
  const known = results.filter(({ outcome, foreseen }) => outcome === "violates" && foreseen !== null).length;
  const fixed = problems.filter(({ kind }) => kind === "stale");
  const outdated = problems.filter(({ kind }) => kind !== "stale");
  const listed = (title: string, entries: readonly { readonly text: string }[]) =>
    entries.length === 0
      ? []
      : [paint("strong", `${title}:`), ...entries.map(({ text }) => cut(`  ${visibleExcerpt(text)}`, width))];
  return [
    ...(known === 0
      ? []
      : [cut(`KNOWN: ${counted(known, "violation")}, as ${visibleExcerpt(file)} foresees`, width)]),
    ...listed("FIXED", fixed),
    ...listed("OUT OF DATE", outdated),
    ...listed("ENDING SOON", ending),
  ];
}

function unjudgedLines(report: RunReport, { width, paint, detail }: Telling): string[] {
  return (["untestable", "broken"] as const).flatMap((outcome) => {
    const causes = groupByCause(report, outcome);
    const lines = causes.map(
      ({ cause, requirements: [first = "", ...others] }) =>
        `${first}${others.length === 0 ? "" : ` and ${others.length} more`}: ${cause}`,
    );
    const isTold = detail.unjudged || causes.length === 1;
    const count = `${counted(report.summary[outcome], "requirement")} ${outcome}, for ${causes.length} causes`;
    return (isTold || causes.length === 0 ? lines : [count]).map((line) =>
      paint(outcome, cut(`${outcomeMarks[outcome]} ${line}`, width)),
    );
  });
}

/** What can be done next. Nothing where nothing fails. */
function continuation(
  report: RunReport,
  failing: readonly RequirementResult[],
  { replay, paint }: Telling,
): string[] {
  const [first] = failing;
  if (first === undefined) return [];
  const again = replayLines(report, first, replay);
  return [
    ...again,
    `# requests and answers: ${replay === undefined ? "--verbose" : `--verbose, or iam-conformance report ${replay.file}`}`,
  ].map((line) => paint("faint", visibleExcerpt(line)));
}

function cut(line: string, width: number): string {
  const characters = [...line];
  return characters.length <= width ? line : `${characters.slice(0, width - 1).join("")}…`;
}
