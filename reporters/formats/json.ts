import type { RunReport } from "../report/run-report.ts";

/** Characters that JSON allows in a string as they are, though a reader cannot see them. */
const invisible = /[\p{Cf}\p{Zl}\p{Zp}\u007f-\u009f\ufffe\uffff]/gu;

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
}

/** The machine contract: `report.schema.json`. */
export function renderJson(report: RunReport): string {
  return writeJson(report);
}

/**
 * Plain data as JSON. Controls, format characters and line separators are written as `\uNNNN`, so that the file can be
 * read in a terminal and parses to the very same data.
 */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(invisible, escapeUnits)}\n`;
}
