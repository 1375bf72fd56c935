/** One line of the table: what was measured, and what it is compared with in the same run. */
export interface Figure {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "µs" | "per s" | "MiB" | "×" | "requests";
  /** The value as a part of another one of the same run: what holds from machine to machine. */
  readonly ratio?: { readonly to: string; readonly value: number };
}

/** The figures as a table for people. */
export function figuresTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ group, name, value, unit, ratio }) => [
    group,
    name,
    `${value >= 100 ? Math.round(value) : value.toPrecision(3)} ${unit}`,
    ratio === undefined ? "" : `${ratio.value.toPrecision(2)} of ${ratio.to}`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}
