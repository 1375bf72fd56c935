import { phraseCounts } from "../../report/outcome-counts.ts";
import { createPaint, outcomeMarks, type Paint } from "../../words/outcome-style.ts";
import { visibleExcerpt, visibleLine } from "../../words/visible.ts";
import { wrap } from "../../words/wrap.ts";
import type { TextOptions } from "../text.ts";
import type { ComparedRequirement, ComparedResult, Comparison } from "./compare-reports.ts";

/** Most characters of a cell. */
const cellWidth = 24;

/** Requirements that are no news: nothing is violated, open or seen to differ; what hangs on a violation shows with that. */
export function isUneventful({ results }: ComparedRequirement): boolean {
  const behaviours = results.flatMap(({ outcome, observed }) => (outcome === "observed" ? [observed] : []));
  return (
    new Set(behaviours).size <= 1 &&
    results.every(
      ({ outcome, because }) =>
        outcome === "conforms" ||
        outcome === "inapplicable" ||
        outcome === "observed" ||
        (outcome === "untestable" && because !== null),
    )
  );
}

/** What the requirements have in common that no table shows. */
export const uneventfulWords =
  "conform, do not apply, are observed alike or hang on a requirement above, in every report";

/** A result in a few words: `✗ 404 NoSuchEntity`. */
export function resultWords({ outcome, observed, isForeseen }: ComparedResult): string {
  if (outcome === null) return "";
  const foreseen = isForeseen ? " (foreseen)" : "";
  return `${outcomeMarks[outcome]}${observed === null ? "" : ` ${observed}`}${foreseen}`;
}

/** A comparison for a terminal: causes, changes, then a table of what is not the same conforming everywhere. */
export function renderComparisonText(comparison: Comparison, options: TextOptions = {}): string {
  const width = Math.max(options.width ?? 100, 40);
  const paint = createPaint(options.colour ?? false);
  const blocks = [
    reportLines(comparison),
    causeLines(comparison, width, paint),
    ...changeLines(comparison, width, paint),
    tableLines(comparison, width),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function reportLines({ reports }: Comparison): string[] {
  const width = Math.max(...reports.map(({ label }) => visibleLine(label).length));
  return reports.map(
    ({ label, startedAt, seed, suite, summary }) =>
      `${visibleLine(label).padEnd(width)}  ${visibleLine(startedAt)}, seed ${seed}, suite ${visibleLine(suite)}: ${phraseCounts(summary)}`,
  );
}

function causeLines({ causes }: Comparison, width: number, paint: Paint): string[] {
  return causes.flatMap(({ sentence, targets, requirements }) => [
    ...wrap(visibleExcerpt(sentence), width, `${outcomeMarks.violates} `).map((line) =>
      paint("violates", line),
    ),
    ...wrap(targets.map(visibleLine).join(", "), width, "  targets       "),
    ...wrap(requirements.map(visibleLine).join(", "), width, "  requirements  "),
  ]);
}

function changeLines({ changes }: Comparison, width: number, paint: Paint): string[][] {
  return changes.map(({ target, from, to, results }) => {
    const title = `${visibleLine(target)}, from ${visibleLine(from)} to ${visibleLine(to)}: ${results.length === 0 ? "nothing changed" : `${results.length} changed`}`;
    return [
      paint("strong", title),
      ...results.flatMap(({ requirement, change, before, after }) =>
        wrap(
          `${visibleLine(requirement)}: ${visibleExcerpt(before)} -> ${visibleExcerpt(after)}`,
          width,
          `  ${change.padEnd(6)}  `,
        ),
      ),
    ];
  });
}

function tableLines({ reports, requirements }: Comparison, width: number): string[] {
  const rows = requirements.filter((row) => !isUneventful(row));
  const rest = requirements.length - rows.length;
  const head = ["requirement", "AWS", ...reports.map(({ label }) => visibleLine(label))];
  const full = rows.map(({ requirement, aws, results }) => [
    visibleLine(requirement),
    aws === null ? "" : `${aws.evidence}: ${aws.behaviour}`,
    ...results.map((result) => visibleLine(resultWords(result))),
  ]);
  const fits = lineLength([head, ...full].map((cells) => cells.map(cut))) <= width;
  // Where the words do not fit beside each other, the marks do; the causes above have the words.
  const cells = fits
    ? full
    : full.map(([id = "", aws = "", ...results]) => [id, aws, ...results.map((text) => text.slice(0, 1))]);
  const numbered = fits ? head : ["requirement", "AWS", ...reports.map((_, index) => String(index + 1))];
  const legend = fits ? [] : reports.map(({ label }, index) => `${index + 1}  ${visibleLine(label)}`);
  return [
    ...(rows.length === 0 ? [] : [...legend, ...align([numbered, ...cells].map((line) => line.map(cut)))]),
    `${rest} of ${requirements.length} requirements ${uneventfulWords}`,
  ];
}

function cut(cell: string, column: number): string {
  const most = column === 0 ? 48 : column === 1 ? 36 : cellWidth;
  const characters = [...cell];
  return characters.length <= most ? cell : `${characters.slice(0, most - 1).join("")}…`;
}

function widths(lines: readonly (readonly string[])[]): number[] {
  const [head = []] = lines;
  return head.map((_, column) => Math.max(...lines.map((line) => [...(line[column] ?? "")].length)));
}

function lineLength(lines: readonly (readonly string[])[]): number {
  return widths(lines).reduce((sum, width) => sum + width + 2, 0);
}

function align(lines: readonly (readonly string[])[]): string[] {
  const columns = widths(lines);
  return lines.map((line) =>
    line
      .map((cell, column) => `${cell}${" ".repeat((columns[column] ?? 0) - [...cell].length)}`)
      .join("  ")
      .trimEnd(),
  );
}
