import { visibleLine } from "../words/visible.ts";

/** One line of a self-check. */
export interface CheckLine {
  readonly name: string;
  readonly statement: string;
  readonly finding:
    | { readonly outcome: "passes" }
    | { readonly outcome: "inapplicable" | "fails"; readonly detail: string };
}

const marks = { passes: "ok     ", inapplicable: "-      ", fails: "FAILS  " } as const;

/** The findings on one driver as text, a line each, and below a failing or inapplicable one why. */
export function selfCheckText(title: string, lines: readonly CheckLine[]): string {
  const width = Math.max(0, ...lines.map(({ name }) => name.length));
  const rows = lines.map(({ name, statement, finding }) => {
    const row = `${marks[finding.outcome]}${name.padEnd(width)}  ${statement}`;
    return finding.outcome === "passes" ? row : `${row}\n         ${visibleLine(finding.detail)}`;
  });
  return [visibleLine(title), ...rows, ""].join("\n");
}
