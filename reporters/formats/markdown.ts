import { requirementById } from "../../suites/catalogue.ts";
import type { RequirementLookup } from "../report/requirement-lookup.ts";
import type { RunReport } from "../report/run-report.ts";
import { section } from "../words/document.ts";
import { runDocument } from "../words/run-document.ts";
import { documentMarkdown } from "./document/markdown.ts";
import type { RenderOptions } from "./render-options.ts";

/** A report in Markdown as GitHub shows it, for the summary of a CI job. */
export function renderMarkdown(
  report: RunReport,
  lookup: RequirementLookup = requirementById,
  { replay }: RenderOptions = {},
): string {
  const { title, conclusion, areas, violations, remainder, facts } = runDocument(report, lookup, replay);
  const blocks = [conclusion, areas, ...violations, ...remainder, section("The run", [facts])];
  return documentMarkdown(title, blocks, 2);
}
