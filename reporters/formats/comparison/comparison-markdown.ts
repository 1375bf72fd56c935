import { phraseCounts } from "../../report/outcome-counts.ts";
import { visibleExcerpt } from "../../words/visible.ts";
import { inlineCode } from "../markup/markdown-escape.ts";
import type { Comparison } from "./compare-reports.ts";
import { isUneventful, resultWords, uneventfulWords } from "./comparison-text.ts";

/** A comparison in Markdown as GitHub shows it. */
export function renderComparisonMarkdown({ reports, causes, changes, requirements }: Comparison): string {
  const rows = requirements.filter((row) => !isUneventful(row));
  const blocks = [
    "## Comparison",
    table(
      ["target", "run", "outcomes"],
      reports.map(({ label, startedAt, seed, suite, summary }) => [
        code(label),
        code(`${startedAt}, seed ${seed}, suite ${suite}`),
        phraseCounts(summary),
      ]),
    ),
    ...(causes.length === 0 ? [] : ["### Causes"]),
    ...causes.map(
      ({ sentence, targets, requirements: violated }) =>
        `- ${code(sentence)}\n  - targets: ${list(targets)}\n  - requirements: ${list(violated)}`,
    ),
    ...changes.flatMap(({ target, from, to, results }) => [
      `### Changes of ${code(target)} from ${code(from)} to ${code(to)}`,
      results.length === 0
        ? "Nothing changed."
        : table(
            ["requirement", "change", "before", "after"],
            results.map(({ requirement, change, before, after }) => [
              code(requirement),
              change,
              code(before),
              code(after),
            ]),
          ),
    ]),
    "### Requirements",
    ...(rows.length === 0
      ? []
      : [
          table(
            ["requirement", "AWS", ...reports.map(({ label }) => code(label))],
            rows.map(({ requirement, aws, results }) => [
              code(requirement),
              aws === null ? "" : code(`${aws.evidence}: ${aws.behaviour}`),
              ...results.map((result) => (result.outcome === null ? "" : code(resultWords(result)))),
            ]),
          ),
        ]),
    `${requirements.length - rows.length} of ${requirements.length} requirements ${uneventfulWords}.`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function code(text: string): string {
  return inlineCode(visibleExcerpt(text));
}

function list(names: readonly string[]): string {
  return names.map(code).join(", ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
