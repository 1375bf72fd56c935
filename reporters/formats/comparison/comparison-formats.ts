import { writeJson } from "../markup/json.ts";
import type { TextOptions } from "../text.ts";
import type { Comparison } from "./compare-reports.ts";
import { renderComparisonMarkdown } from "./comparison-markdown.ts";
import { renderComparisonText } from "./comparison-text.ts";

/** A way to write a comparison. Pure; `options` matter to text only. */
export type ComparisonFormat = (comparison: Comparison, options?: TextOptions) => string;

/** Every format by the name that `compare --to` takes. */
export const comparisonFormats: ReadonlyMap<string, ComparisonFormat> = new Map([
  ["text", renderComparisonText],
  ["markdown", (comparison: Comparison) => renderComparisonMarkdown(comparison)],
  ["json", (comparison: Comparison) => writeJson(comparison)],
]);
