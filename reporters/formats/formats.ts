import type { ClientReport } from "../report/client-report.ts";
import type { DriftReport } from "../report/drift-report.ts";
import type { RequirementLookup } from "../report/requirement-lookup.ts";
import type { RunReport } from "../report/run-report.ts";
import { clientDocument } from "../words/client-document.ts";
import type { Comparison } from "../words/comparison/compare-reports.ts";
import { comparisonDocument } from "../words/comparison/comparison-document.ts";
import type { Block } from "../words/document.ts";
import { driftDocument } from "../words/drift-document.ts";
import { documentMarkdown } from "./document/markdown.ts";
import { documentText, type TextOptions } from "./document/text.ts";
import { renderHtml } from "./html.ts";
import { writeJson } from "./json.ts";
import { renderJunit } from "./junit.ts";
import { renderMarkdown } from "./markdown.ts";
import type { RenderOptions } from "./render-options.ts";
import { renderText } from "./text.ts";

/** A way to write the report of a run. */
export interface Format {
  /** Pure: the same report gives the same text. `lookup` defaults to the catalogue. */
  readonly render: (report: RunReport, lookup?: RequirementLookup, options?: RenderOptions) => string;
  /** One line for the help text. */
  readonly description: string;
}

/** Every format by the name that `--report` takes, in the order of the help text. */
export const formats: ReadonlyMap<string, Format> = new Map([
  ["text", { render: renderText, description: "for people, as at the end of a run" }],
  [
    "json",
    { render: (report: RunReport) => writeJson(report), description: "for programs, report.schema.json" },
  ],
  ["junit", { render: renderJunit, description: "JUnit XML, a suite per area" }],
  ["markdown", { render: renderMarkdown, description: "for the summary of a CI job" }],
  ["html", { render: renderHtml, description: "one page for a browser" }],
]);

/** Ways to write something, by the names that the command line takes. Pure; `options` matter to text only. */
type FormatsOf<Subject> = ReadonlyMap<string, (subject: Subject, options?: TextOptions) => string>;

function formatsOf<Subject>(title: string, document: (subject: Subject) => Block[]): FormatsOf<Subject> {
  return new Map([
    ["text", (subject, options = {}) => documentText(document(subject), options)],
    ["markdown", (subject) => documentMarkdown(title, document(subject), 2)],
    ["json", (subject) => writeJson(subject)],
  ]);
}

/** Every format of a comparison. */
export const comparisonFormats = formatsOf<Comparison>("Comparison", comparisonDocument);

/** Every format of a report on drift. */
export const driftFormats = formatsOf<DriftReport>("Drift", driftDocument);

/** Every format of a judgement of clients. */
export const clientFormats = formatsOf<ClientReport>("Clients", clientDocument);
