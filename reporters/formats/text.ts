import { requirementById } from "../../suites/catalogue.ts";
import type { RequirementLookup } from "../report/requirement-lookup.ts";
import type { RunReport } from "../report/run-report.ts";
import { runDocument } from "../words/run-document.ts";
import { briefText } from "./brief-text.ts";
import { documentText } from "./document/text.ts";
import type { RenderOptions } from "./render-options.ts";

/** A report for a terminal, the conclusion last, where the reader looks first: everything, or what fits on a screen. */
export function renderText(
  report: RunReport,
  lookup: RequirementLookup = requirementById,
  options: RenderOptions = {},
): string {
  if (options.rows !== undefined) return briefText(report, lookup, { ...options, rows: options.rows });
  const { facts, areas, violations, remainder, conclusion } = runDocument(report, lookup, options.replay);
  return documentText([facts, areas, ...violations, ...remainder, conclusion], options);
}
