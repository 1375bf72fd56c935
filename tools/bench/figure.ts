import { markdownTable } from "markdown-table";

/** One line of the table: what was measured, and what it is compared with in the same run. */
export interface Figure {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "µs" | "per s" | "MiB" | "×" | "requests";
  /** The value as a part of another one of the same run: what holds from machine to machine. */
  readonly ratio?: { readonly to: string; readonly value: number };
  /** What is aimed at, on an idle machine of two cores. */
  readonly goal?: Goal;
}

/** A bound that the value or the ratio of a figure is to keep. */
export interface Goal {
  readonly on: "value" | "ratio";
  readonly bound: "at most" | "at least";
  readonly figure: number;
}

/** Whether a figure keeps its goal; undefined: it has none. */
export function isMet({ value, ratio, goal }: Figure): boolean | undefined {
  if (goal === undefined) return undefined;
  const measured = goal.on === "value" ? value : (ratio?.value ?? Number.NaN);
  return goal.bound === "at most" ? measured <= goal.figure : measured >= goal.figure;
}

/** The figures as a Markdown table, with the goal beside each that has one. */
export function figuresTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.group,
    figure.name,
    `${rounded(figure.value)} ${figure.unit}`,
    figure.ratio === undefined ? "" : `${figure.ratio.value.toPrecision(2)} of ${figure.ratio.to}`,
    goalWords(figure),
  ]);
  return `${markdownTable([["what", "", "measured", "ratio", "goal"], ...rows])}\n`;
}

function goalWords(figure: Figure): string {
  const { goal, unit } = figure;
  if (goal === undefined) return "";
  const aim = `${goal.bound} ${goal.figure}${goal.on === "value" ? ` ${unit}` : ""}`;
  return `${aim}: ${isMet(figure) === true ? "met" : "**missed**"}`;
}

function rounded(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
