import { legendWords } from "../../contract/glossary.ts";
import { outcomes } from "../../engine/judge/verdict.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { countOutcomes } from "../report/outcome-counts.ts";
import { byArea, type RequirementLookup } from "../report/requirement-lookup.ts";
import type { RequirementResult, RunReport } from "../report/run-report.ts";
import { causeOf } from "../words/causes.ts";
import { phraseCounts } from "../words/counts.ts";
import { code, codes, type Line, paragraph, section, terms } from "../words/document.ts";
import { outcomeMarks } from "../words/outcome-style.ts";
import { type ReplayWay, replayLines } from "../words/replay-words.ts";
import { foundSpans, observedBehaviours, weightWords } from "../words/result-words.ts";
import { baselineProblems, runDocument } from "../words/run-document.ts";
import { describeViolation } from "../words/violation.ts";
import { visibleLine } from "../words/visible.ts";
import { element, type Markup, page, styleSheet } from "./document/element.ts";
import { htmlBlock, htmlLine } from "./document/html.ts";
import { htmlStyle } from "./html-style.ts";
import type { RenderOptions } from "./render-options.ts";

/** Keeps a browser from running or loading anything, should a text ever get into the page as markup. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A page that needs nothing but itself: no script, no file beside it, no network. */
export function renderHtml(
  report: RunReport,
  lookup: RequirementLookup = requirementById,
  { replay }: RenderOptions = {},
): string {
  const { title, conclusion, facts } = runDocument(report, lookup);
  return page(
    "<!DOCTYPE html>",
    element(
      "html",
      { lang: "en" },
      element(
        "head",
        {},
        element("meta", { charset: "utf-8" }),
        element("meta", { "http-equiv": "Content-Security-Policy", content: contentPolicy }),
        element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
        element("meta", { name: "referrer", content: "no-referrer" }),
        element("title", {}, `Conformance of ${visibleLine(report.target.name)}`),
        styleSheet(htmlStyle),
      ),
      element(
        "body",
        {},
        element("h1", {}, ...htmlLine(title)),
        element("div", { class: "verdict" }, ...htmlBlock(conclusion)),
        ...baselineProblems(report).flatMap((block) => htmlBlock(block)),
        element("div", { class: "facts" }, ...htmlBlock(facts)),
        ...filterButtons(),
        filterLabels(report),
        element(
          "main",
          {},
          ...byArea(report.results, lookup).map(({ area, results }) =>
            element(
              "section",
              { class: "area" },
              element(
                "h2",
                {},
                visibleLine(area),
                element("small", {}, phraseCounts(countOutcomes(results))),
              ),
              ...results.map((result) => resultElement(result, report, lookup, replay)),
            ),
          ),
        ),
        element("div", { class: "facts legend" }, ...htmlBlock(legend)),
        element("footer", {}, `${report.suite.name} ${report.suite.version}`),
      ),
    ),
  );
}

/** What the words of the page mean. */
const legend = section("What the words mean", [terms(Object.entries(legendWords))], { isFolded: true });

const choices = ["all", ...outcomes] as const;

function filterButtons(): Markup[] {
  return choices.map((choice) =>
    element("input", {
      type: "radio",
      name: "show",
      id: `show-${choice}`,
      ...(choice === "all" ? { checked: true } : {}),
    }),
  );
}

function filterLabels({ results, summary }: RunReport): Markup {
  return element(
    "nav",
    { "aria-label": "Show only one outcome" },
    ...choices.map((choice) =>
      element(
        "label",
        { for: `show-${choice}`, class: choice },
        element("b", {}, choice === "all" ? "" : outcomeMarks[choice]),
        `${choice === "all" ? results.length : summary[choice]} ${choice}`,
      ),
    ),
  );
}

function resultElement(
  result: RequirementResult,
  report: RunReport,
  lookup: RequirementLookup,
  replay: ReplayWay | undefined,
): Markup {
  const { requirement, outcome } = result;
  const line = [
    element("span", { class: "mark", title: outcome }, outcomeMarks[outcome]),
    element("code", {}, visibleLine(requirement)),
    element("span", { class: "level" }, weightWords(result, report)),
    element("span", { class: "found" }, ...htmlLine(foundOf(result, report, lookup))),
  ];
  const body = bodyOf(result, report, lookup, replay);
  const attributes = { class: `result ${outcome}`, "data-outcome": outcome };
  if (body.length === 0)
    return element("div", { ...attributes, class: `${attributes.class} plain` }, ...line);
  return element(
    "details",
    attributes,
    element("summary", {}, ...line),
    element("div", { class: "body" }, ...body),
  );
}

/** What there is to say of a result in its line: of one that conforms, what it conforms to. */
function foundOf(result: RequirementResult, report: RunReport, lookup: RequirementLookup): Line {
  switch (result.outcome) {
    case "conforms":
      return lookup(result.requirement)?.statement ?? "";
    case "violates":
      return foundSpans(result.counterexample);
    case "observed":
      return codes(observedBehaviours(result));
    case "untestable":
    case "inapplicable":
    case "broken":
      return code(causeOf(result, report));
  }
}

function bodyOf(
  result: RequirementResult,
  report: RunReport,
  lookup: RequirementLookup,
  replay: ReplayWay | undefined,
): Markup[] {
  if (result.outcome === "violates")
    return htmlBlock(terms(describeViolation(result, lookup, replayLines(report, result, replay))));
  const requirement = lookup(result.requirement);
  if (result.outcome === "conforms" || requirement === undefined) return [];
  return htmlBlock(paragraph(requirement.statement));
}
