import { outcomes } from "../../engine/judge/verdict.ts";
import { inlineCode, prose } from "../../reporters/formats/markup/markdown-escape.ts";
import { countOutcomes, phraseCounts } from "../../reporters/report/outcome-counts.ts";
import { byArea, type RequirementLookup } from "../../reporters/report/requirement-lookup.ts";
import type { RequirementResult, RunReport } from "../../reporters/report/run-report.ts";
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
  const blocks = [
    "# Real targets",
    "Written by `npm run test:targets -- --update`; `npm run test:targets` runs the suite against each of them again and fails where anything has moved. What was learned about them: [`docs/discoveries/`](../discoveries/README.md).",
    overview(columns),
    `${outcomes.map((outcome) => `${outcomeMarks[outcome]} ${outcome}`).join(" · ")}`,
    ...areaTables(implementing, lookup),
    "## Not run",
    absentees.map(({ name, reason }) => `- ${inlineCode(name)}: ${reason}`).join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function overview(columns: readonly Column[]): string {
  const rows = columns.map(({ name, version, homepage, report }) => [
    homepage === undefined ? name : `[${name}](${homepage})`,
    version,
    report.startedAt.slice(0, 10),
    isTested(report) ? "implemented" : reasonOf(report),
    report.authentication,
    isTested(report) ? phraseCounts(report.summary) : "",
    `[report](${name}/report.md)`,
  ]);
  return table(
    ["target", "version", "run", "UpdateServiceSpecificCredential", "signatures", "requirements", ""],
    rows,
  );
}

/** The same words stand at every requirement of a target that could not be tested. */
function reasonOf({ results, support }: RunReport): string {
  return prose(results.find(({ reason }) => reason !== undefined)?.reason ?? support);
}

function isTested({ support }: RunReport): boolean {
  return support === "implemented" || support === "yes-man";
}

interface Row {
  readonly requirement: string;
  readonly results: ReadonlyMap<string, RequirementResult>;
}

function areaTables(columns: readonly Column[], lookup: RequirementLookup): string[] {
  if (columns.length === 0) return [];
  return byArea(rowsOf(columns), lookup).map(({ area, results: rows }) => {
    const head = ["requirement", "level", ...columns.map(({ name }) => name)];
    const lines = rows.map(({ requirement, results }) => [
      inlineCode(requirement),
      [...results.values()][0]?.level ?? "",
      ...columns.map(({ name }) => cell(results.get(name))),
    ]);
    const counts = columns.map(({ name }) => {
      const own = rows.flatMap(({ results }) => results.get(name) ?? []);
      return `${name} ${phraseCounts(countOutcomes(own))}`;
    });
    return [
      `## ${area}`,
      "",
      `<details><summary>${counts.join("; ")}</summary>`,
      "",
      table(head, lines),
      "",
      "</details>",
    ].join("\n");
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

function cell(result: RequirementResult | undefined): string {
  if (result === undefined) return "";
  const mark = outcomeMarks[result.outcome];
  if (result.counterexample !== undefined) return `${mark} ${inlineCode(result.counterexample.observed)}`;
  // Untestable because another requirement is violated: the reader wants to know which.
  return result.because === undefined ? mark : `${mark} ${inlineCode(result.because)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
