import { requirementById } from "../../suites/catalogue.ts";
import type { RequirementLookup } from "../report/requirement-lookup.ts";
import type { RunReport } from "../report/run-report.ts";
import { runDocument } from "../words/run-document.ts";
import { documentText, type TextOptions } from "./document/text.ts";

/** A report for a terminal, the conclusion last, where the reader looks first. */
export function renderText(
  report: RunReport,
  lookup: RequirementLookup = requirementById,
  options: TextOptions = {},
): string {
  const { facts, areas, violations, remainder, conclusion } = runDocument(report, lookup);
  return documentText([facts, areas, ...violations, ...remainder, conclusion], options);
}
