import { outcomes } from "../../engine/judge/verdict.ts";
import { documentMarkdown } from "../../reporters/formats/document/markdown.ts";
import { countOutcomes } from "../../reporters/report/outcome-counts.ts";
import { byArea, type RequirementLookup } from "../../reporters/report/requirement-lookup.ts";
import type { RequirementResult, RunReport } from "../../reporters/report/run-report.ts";
import { phraseCounts } from "../../reporters/words/counts.ts";
import {
  type Block,
  code,
  items,
  type Line,
  paragraph,
  section,
  table,
} from "../../reporters/words/document.ts";
import { outcomeMarks } from "../../reporters/words/outcome-style.ts";

/** A target with its committed report. */
export interface Column {
  readonly name: string;
  readonly version: string;
  readonly homepage?: string;
  readonly report: RunReport;
}

/** The requirements by the targets, in Markdown; `absentees` are the targets that were not run. */
export function renderMatrix(
  columns: readonly Column[],
  absentees: readonly { readonly name: string; readonly reason: string }[],
  lookup: RequirementLookup,
): string {
  const implementing = columns.filter(({ report }) => isTested(report));
  return documentMarkdown("Real targets", [
    paragraph([
      "Written by `npm run test:targets -- --update`; `npm run test:targets` runs the suite against each of them again and fails where anything has moved. What was learned about them: ",
      { text: "docs/discoveries/", href: "../discoveries/" },
      ".",
    ]),
    overview(columns),
    paragraph(outcomes.map((outcome) => `${outcomeMarks[outcome]} ${outcome}`).join(" · ")),
    ...areaTables(implementing, lookup),
    section("Not run", [items(absentees.map(({ name, reason }) => ({ text: [code(name), `: ${reason}`] })))]),
  ]);
}

function overview(columns: readonly Column[]): Block {
  return table(
    ["target", "version", "run", "UpdateServiceSpecificCredential", "signatures", "requirements", ""],
    columns.map(({ name, version, homepage, report }) => [
      homepage === undefined ? name : { text: name, href: homepage },
      version,
      report.startedAt.slice(0, 10),
      isTested(report) ? "implemented" : reasonOf(report),
      report.authentication,
      isTested(report) ? phraseCounts(report.summary) : "",
      { text: "report", href: `${name}/report.md` },
    ]),
  );
}

/** The same words stand at every requirement of a target that could not be tested. */
function reasonOf({ results, support }: RunReport): string {
  return results.find(({ reason }) => reason !== undefined)?.reason ?? support;
}

function isTested({ support }: RunReport): boolean {
  return support === "implemented" || support === "yes-man";
}

interface Row {
  readonly requirement: string;
  readonly results: ReadonlyMap<string, RequirementResult>;
}

function areaTables(columns: readonly Column[], lookup: RequirementLookup): Block[] {
  if (columns.length === 0) return [];
  return byArea(rowsOf(columns), lookup).map(({ area, results: rows }) => {
    const head = ["requirement", "level", ...columns.map(({ name }) => name)];
    const lines = rows.map(({ requirement, results }) => [
      code(requirement),
      [...results.values()][0]?.level ?? "",
      ...columns.map(({ name }) => cell(results.get(name))),
    ]);
    const counts = columns.map(({ name }) => {
      const own = rows.flatMap(({ results }) => results.get(name) ?? []);
      return `${name} ${phraseCounts(countOutcomes(own))}`;
    });
    return section(area, [section(counts.join("; "), [table(head, lines)], { isFolded: true })]);
  });
}

function rowsOf(columns: readonly Column[]): Row[] {
  const rows = new Map<string, Map<string, RequirementResult>>();
  for (const { name, report } of columns) {
    for (const result of report.results) {
      const row = rows.get(result.requirement) ?? new Map<string, RequirementResult>();
      rows.set(result.requirement, row.set(name, result));
    }
  }
  return [...rows].map(([requirement, results]) => ({ requirement, results }));
}

function cell(result: RequirementResult | undefined): Line {
  if (result === undefined) return "";
  const mark = outcomeMarks[result.outcome];
  // Untestable because another requirement is violated: the reader wants to know which.
  const detail = result.counterexample?.observed ?? result.because;
  return detail === undefined ? mark : [`${mark} `, code(detail)];
}
