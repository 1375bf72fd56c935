import { signatureFaults } from "../../contract/signature-faults.ts";
import type { ClientCall } from "../../engine/judge/verdict.ts";
import { madeInput } from "../report/made-input.ts";
import type { ReportedExchange } from "../report/reported-exchange.ts";
import type { RequirementLookup } from "../report/requirement-lookup.ts";
import type { ReportedCounterexample, RequirementResult } from "../report/run-report.ts";
import { sentParameters } from "../report/sent-parameters.ts";
import { specialHeaders } from "../report/usual-headers.ts";
import { citedClause } from "./cited-clause.ts";
import { code, type Term } from "./document.ts";
import { describeRecordings } from "./recording-words.ts";
import { foreseenWords } from "./result-words.ts";
import { visibleExcerpt, visibleLine, visibleText, visibleValue } from "./visible.ts";

/** Most lines of a body that a report for people shows. */
const shownLines = 12;
/** From this length on a value is shown with its length. */
const countedLength = 16;

/** Everything there is to say of a violation, in the order to show; `replay` are the lines that send it again. */
export function describeViolation(
  result: RequirementResult,
  lookup: RequirementLookup,
  replay: readonly string[] = [],
): Term[] {
  const { counterexample, foreseen, reason } = result;
  const opening: Term[] = foreseen === null ? [] : [["foreseen", code(foreseenWords(foreseen))]];
  if (counterexample === undefined)
    return [...opening, ["violated", code(reason ?? "no counterexample was kept")]];
  const requirement = lookup(result.requirement);
  const { curl, "aws-cli": awsCli, mjs } = counterexample.reproduce;
  const cited = [
    ...(requirement?.citations ?? []).map(citedClause),
    ...describeRecordings(requirement?.recordings ?? []),
  ];
  return [
    ...opening,
    ...(requirement === undefined ? [] : [["requirement", requirement.statement] as const]),
    ...cited.map((quote): Term => ["source", { quote }]),
    ["request", { lines: describeRequest(counterexample), language: "text" }],
    ["expected", code(counterexample.expected)],
    ["observed", code(counterexample.observed)],
    ["answer", { lines: describeAnswer(counterexample.exchange.response), language: "text" }],
    // A program makes the users that these commands name, which are gone after the run.
    ...(typeof mjs === "string"
      ? []
      : [["curl", { lines: visibleText(curl).split("\n"), language: "sh" }] as const]),
    ...(awsCli === null || typeof mjs === "string"
      ? []
      : [["AWS CLI", { lines: [visibleLine(awsCli)], language: "sh" }] as const]),
    ...(replay.length === 0 ? [] : [["replay", { lines: replay, language: "sh" }] as const]),
  ];
}

/** Method and URL of the smallest request, then each parameter, then what is special about it. */
function describeRequest({ input, client, exchange: { request } }: ReportedCounterexample): string[] {
  const made = madeInput(input);
  const parameters = sentParameters(request).filter(([name]) => !/^x-amz-/i.test(name));
  return [
    ...(client === undefined ? [] : clientLines(client)),
    visibleLine(`${request.method} ${request.url.split("?", 1)[0] ?? ""}`),
    ...parameters.map(([name, value]) => `${visibleLine(name)} = ${visibleValue(value)}${lengthOf(value)}`),
    ...specialHeaders(request.headers).map(([name, value]) => visibleExcerpt(`${name}: ${value}`)),
    ...(made?.form == null ? [] : [visibleExcerpt(`form: ${JSON.stringify(made.form)}`)]),
    ...(made !== null && made.signature !== "none" ? [`signature: ${signatureFaults[made.signature]}`] : []),
    ...(made?.signedBy == null ? [] : [visibleLine(`signed by an access key of ${made.signedBy}`)]),
    ...(made === null ? [`made from ${visibleExcerpt(JSON.stringify(input))}`] : []),
  ];
}

/** What the client was asked and replied. The rest of the violation is what the suite itself sent and got. */
function clientLines({ driver, operation, params, reply }: ClientCall): string[] {
  return [
    visibleExcerpt(`driver:${driver} ${operation} ${JSON.stringify(params)}`),
    visibleExcerpt(`its reply: ${JSON.stringify(reply)}`),
    "the same request from the suite itself, whose answer is below:",
  ];
}

function lengthOf(value: string): string {
  const { length } = [...value];
  return length < countedLength ? "" : ` (${length} characters)`;
}

/** The status and the media type, or why there is no answer; then the beginning of the body. */
function describeAnswer(response: ReportedExchange["response"]): string[] {
  if ("noResponse" in response)
    return [visibleExcerpt(`no response (${response.noResponse}): ${response.detail}`)];
  const type = response.headers.find(([name]) => name === "content-type")?.[1] ?? "no Content-Type";
  const lines = response.body === "" ? [] : visibleText(response.body).replace(/\n+$/, "").split("\n");
  const rest = lines.length - shownLines;
  return [
    visibleExcerpt(`${response.status}, ${type}`),
    ...lines.slice(0, shownLines).map(visibleExcerpt),
    ...(rest > 0 ? [`… (${rest} more ${rest === 1 ? "line" : "lines"})`] : []),
  ];
}
