import type { DriftReport } from "../../report/drift-report.ts";
import { writeJson } from "../markup/json.ts";
import type { TextOptions } from "../text.ts";
import { renderDriftMarkdown } from "./drift-markdown.ts";
import { renderDriftText } from "./drift-text.ts";

/** A way to write a report on drift. Pure; `options` matter to text only. */
export type DriftFormat = (report: DriftReport, options?: TextOptions) => string;

/** Every format by the name that `drift --to` takes. */
export const driftFormats: ReadonlyMap<string, DriftFormat> = new Map([
  ["text", renderDriftText],
  ["markdown", (report: DriftReport) => renderDriftMarkdown(report)],
  ["json", (report: DriftReport) => writeJson(report)],
]);
