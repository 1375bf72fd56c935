import { counted, phraseCounts } from "../counts.ts";
import { type Block, code, codes, items, paragraph, section, table, terms } from "../document.ts";
import { outcomeMarks } from "../outcome-style.ts";
import type { ComparedRequirement, ComparedResult, Comparison } from "./compare-reports.ts";
import type { ReportChange } from "./report-changes.ts";

/** Puts a comparison into words: the reports, causes, changes, then the requirements on which there is something to see. */
export function comparisonDocument({ reports, causes, changes, requirements }: Comparison): Block[] {
  const rows = requirements.filter((row) => !isUneventful(row));
  return [
    terms(
      reports.map(({ label, startedAt, seed, suite, summary }) => [
        code(label),
        [code(`${startedAt}, seed ${seed}, suite ${suite}`), `: ${phraseCounts(summary)}`],
      ]),
    ),
    ...(causes.length === 0 ? [] : [section("Causes", [causeItems(causes)])]),
    ...changes.map(changeSection),
    section("Requirements", [
      ...(rows.length === 0 ? [] : [requirementTable(reports, rows)]),
      paragraph(
        `${requirements.length - rows.length} of ${counted(requirements.length, "requirement")} not shown: in every report they conform, are inapplicable, are observed alike, or need one that is shown.`,
      ),
    ]),
  ];
}

function causeItems(causes: Comparison["causes"]): Block {
  return items(
    causes.map(({ sentence, targets, requirements }) => ({
      mark: "violates",
      text: code(sentence),
      notes: [
        ["targets", codes(targets)],
        ["requirements", codes(requirements)],
      ],
    })),
  );
}

function changeSection({ target, from, to, results }: ReportChange): Block {
  const title = ["Changes of ", code(target), " from ", code(from), " to ", code(to)];
  if (results.length === 0) return section(title, [paragraph("Nothing changed.")]);
  const entries = results.map(({ requirement, change, before, after }) => ({
    text: [`${change}: `, code(requirement), ": ", code(before), " → ", code(after)],
  }));
  return section(title, [items(entries)]);
}

/** Every result in words; where the words do not fit beside each other, the marks do, and the causes have the words. */
function requirementTable(reports: Comparison["reports"], rows: readonly ComparedRequirement[]): Block {
  const labels = reports.map(({ label }) => code(label));
  const cells = (words: (result: ComparedResult) => string) =>
    rows.map(({ requirement, aws, results }) =>
      [
        requirement,
        aws === null ? "" : `${aws.evidence}: ${aws.behaviour}`,
        ...results.map((result) => (result.outcome === null ? "" : words(result))),
      ].map((text) => (text === "" ? "" : code(text))),
    );
  const numbers = labels.map((_, index) => String(index + 1));
  return table(["requirement", "AWS", ...labels], cells(resultWords), [
    terms(labels.map((label, index) => [String(index + 1), label])),
    table(["requirement", "AWS", ...numbers], cells(markOf)),
  ]);
}

function markOf({ outcome }: ComparedResult): string {
  return outcome === null ? "" : outcomeMarks[outcome];
}

/** A result in a few words: `✗ 404 NoSuchEntity`. */
function resultWords(result: ComparedResult): string {
  const { observed, isForeseen } = result;
  return `${markOf(result)}${observed === null ? "" : ` ${observed}`}${isForeseen ? " (foreseen)" : ""}`;
}

/** Nothing is violated, open or seen to differ. What needs a violated requirement shows with that. */
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
