import { outcomes } from "../../../engine/judge/verdict.ts";
import { requirementById } from "../../../suites/catalogue.ts";
import { conclude, styleOf } from "../../report/conclusion.ts";
import { observedBehaviours } from "../../report/observed-behaviours.ts";
import { countOutcomes, phraseCounts } from "../../report/outcome-counts.ts";
import { byArea, type RequirementLookup } from "../../report/requirement-lookup.ts";
import type { RequirementResult, RunReport } from "../../report/run-report.ts";
import { causeOf } from "../../words/causes.ts";
import { foreseenWords } from "../../words/foreseen-words.ts";
import { foundWords } from "../../words/found-words.ts";
import { outcomeMarks } from "../../words/outcome-style.ts";
import { runHeader } from "../../words/run-facts.ts";
import { describeViolation } from "../../words/violation.ts";
import { visibleLine } from "../../words/visible.ts";
import { html, type Markup, page, styleSheet } from "./html-element.ts";
import { htmlStyle } from "./html-style.ts";

/** Keeps a browser from running or loading anything, should a text ever get into the page as markup. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A page that needs nothing but itself: no script, no file beside it, no network. */
export function renderHtml(report: RunReport, lookup: RequirementLookup = requirementById): string {
  const title = `Conformance of ${visibleLine(report.target.name)}`;
  const conclusion = conclude(report);
  return page(
    html(
      "html",
      { lang: "en" },
      html(
        "head",
        {},
        html("meta", { charset: "utf-8" }),
        html("meta", { "http-equiv": "Content-Security-Policy", content: contentPolicy }),
        html("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
        html("meta", { name: "referrer", content: "no-referrer" }),
        html("title", {}, title),
        styleSheet(htmlStyle),
      ),
      html(
        "body",
        {},
        html("h1", {}, title),
        html("p", { class: `verdict ${styleOf(conclusion)}` }, conclusion.text),
        ...baselineProblems(report),
        runFacts(report),
        ...filterButtons(),
        filterLabels(report),
        html(
          "main",
          {},
          ...byArea(report.results, lookup).map(({ area, results }) =>
            html(
              "section",
              { class: "area" },
              html("h2", {}, visibleLine(area), html("small", {}, phraseCounts(countOutcomes(results)))),
              ...results.map((result) => resultElement(result, report, lookup)),
            ),
          ),
        ),
        html("footer", {}, `${report.suite.name} ${visibleLine(report.suite.version)}`),
      ),
    ),
  );
}

function baselineProblems({ baseline }: RunReport): Markup[] {
  if (baseline === undefined || baseline.problems.length === 0) return [];
  return [
    html("h2", {}, `${baseline.problems.length} in the baseline to be put right`),
    html(
      "ul",
      { class: "problems" },
      ...baseline.problems.map(({ text }) => html("li", {}, visibleLine(text))),
    ),
  ];
}

function runFacts(report: RunReport): Markup {
  const facts = runHeader(report).flatMap(([name, value]) => [html("dt", {}, name), html("dd", {}, value)]);
  return html("dl", { class: "run" }, ...facts);
}

const choices = ["all", ...outcomes] as const;

function filterButtons(): Markup[] {
  return choices.map((choice) =>
    html("input", {
      type: "radio",
      name: "show",
      id: `show-${choice}`,
      ...(choice === "all" ? { checked: true } : {}),
    }),
  );
}

function filterLabels({ results, summary }: RunReport): Markup {
  return html(
    "nav",
    { "aria-label": "Show only one outcome" },
    ...choices.map((choice) =>
      html(
        "label",
        { for: `show-${choice}`, class: choice },
        html("b", {}, choice === "all" ? "" : outcomeMarks[choice]),
        `${choice === "all" ? results.length : summary[choice]} ${choice}`,
      ),
    ),
  );
}

function resultElement(result: RequirementResult, report: RunReport, lookup: RequirementLookup): Markup {
  const flaky = result.flaky === true ? ", flaky" : "";
  const line = [
    html("span", { class: "mark", title: result.outcome }, outcomeMarks[result.outcome]),
    html("code", {}, visibleLine(result.requirement)),
    html("span", { class: "level" }, `${result.level}, ${result.evidence}${flaky}`),
    html("span", { class: "found" }, foundOf(result, report, lookup)),
  ];
  const body = bodyOf(result, lookup);
  const attributes = { class: `result ${result.outcome}`, "data-outcome": result.outcome };
  if (body.length === 0) return html("div", { ...attributes, class: `${attributes.class} plain` }, ...line);
  return html("details", attributes, html("summary", {}, ...line), html("div", { class: "body" }, ...body));
}

/** What is to be said of a result in its line: of one that conforms, what it conforms to. */
function foundOf(result: RequirementResult, report: RunReport, lookup: RequirementLookup): string {
  switch (result.outcome) {
    case "conforms":
      return lookup(result.requirement)?.statement ?? "";
    case "violates":
      return foundWords(result.counterexample);
    case "observed":
      return observedBehaviours(result).join(", ");
    case "untestable":
    case "inapplicable":
    case "broken":
      return causeOf(result, report);
  }
}

function bodyOf(result: RequirementResult, lookup: RequirementLookup): Markup[] {
  const requirement = lookup(result.requirement);
  const violation = describeViolation(result, lookup);
  const foreseen =
    result.foreseen === null
      ? []
      : [html("p", {}, `As the baseline foresaw: ${foreseenWords(result.foreseen)}`)];
  if (violation === null) {
    if (result.outcome === "conforms") return foreseen;
    return [...foreseen, ...(requirement === undefined ? [] : [html("p", {}, requirement.statement)])];
  }
  return [
    ...foreseen,
    ...(violation.statement === null ? [] : [html("p", {}, violation.statement)]),
    ...violation.citations.map(({ clause, title, location }) =>
      html(
        "blockquote",
        {},
        html("p", {}, visibleLine(clause)),
        html("p", { class: "faint" }, source(title, location)),
      ),
    ),
    ...block("Request", violation.request.join("\n")),
    ...block("Expected", violation.expected),
    ...block("Observed", violation.observed),
    ...block("Answer", [violation.answer, ...violation.body].join("\n")),
    ...block("curl", violation.curl),
    ...(violation.awsCli === null ? [] : block("AWS CLI", violation.awsCli)),
  ];
}

function block(title: string, text: string): Markup[] {
  return [html("h3", {}, title), html("pre", {}, text)];
}

function source(title: string, location: string): string | Markup {
  return /^https:\/\/[^\s<>]+$/.test(location)
    ? html("a", { href: location, rel: "noreferrer" }, title)
    : `${title}, ${location}`;
}
