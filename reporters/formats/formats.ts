import type { RequirementLookup } from "../report/requirement-lookup.ts";
import type { RunReport } from "../report/run-report.ts";
import { renderHtml } from "./html/html.ts";
import { renderJunit } from "./junit.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderJson } from "./markup/json.ts";
import { renderText } from "./text.ts";

/** A way to write a report. */
export interface Format {
  /** Pure: the same report gives the same text. `lookup` defaults to the catalogue. */
  readonly render: (report: RunReport, lookup?: RequirementLookup) => string;
  /** Without the dot. */
  readonly fileExtension: string;
  /** One line for the help text. */
  readonly description: string;
}

/** Every format by the name that `--report` takes, in the order of the help text. */
export const formats: ReadonlyMap<string, Format> = new Map([
  ["text", { render: renderText, fileExtension: "txt", description: "for people, as at the end of a run" }],
  [
    "json",
    { render: renderJson, fileExtension: "json", description: "the machine contract, report.schema.json" },
  ],
  ["junit", { render: renderJunit, fileExtension: "xml", description: "JUnit XML, a suite per area" }],
  ["markdown", { render: renderMarkdown, fileExtension: "md", description: "for the summary of a CI job" }],
  ["html", { render: renderHtml, fileExtension: "html", description: "one page for a browser" }],
]);
