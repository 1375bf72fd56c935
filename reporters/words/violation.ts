import { type Citation, citedWords } from "../../contract/citation.ts";
import { signatureFaults } from "../../contract/signature-faults.ts";
import { sources } from "../../contract/sources.ts";
import type { ClientCall } from "../../engine/judge/verdict.ts";
import { madeInput } from "../report/made-input.ts";
import type { ReportedExchange } from "../report/reported-exchange.ts";
import type { RequirementLookup } from "../report/requirement-lookup.ts";
import type { ReportedCounterexample, RequirementResult } from "../report/run-report.ts";
import { sentParameters } from "../report/sent-parameters.ts";
import { specialHeaders } from "../report/usual-headers.ts";
import { describeRecordings } from "./recording-words.ts";
import { visibleExcerpt, visibleLine, visibleText, visibleValue } from "./visible.ts";

/** Most lines of a body that a report for people shows. */
const shownLines = 12;
/** From this length on, counting the characters of a value by eye is no fun. */
const countedLength = 16;

/** A clause and where it stands. */
interface CitedClause {
  /** Between quotation marks where the source says it in these words, else with its grade in front. */
  readonly clause: string;
  readonly title: string;
  readonly location: string;
}

/** A violation in words. Every text is made visible: no control character but the line breaks of `curl`. */
export interface Violation {
  readonly statement: string | null;
  /** What the requirement rests on. */
  readonly citations: readonly CitedClause[];
  readonly expected: string;
  readonly observed: string;
  /** The smallest request: method and URL, then each parameter, then what is special about it. */
  readonly request: readonly string[];
  /** The status line of the answer, or why there is none. */
  readonly answer: string;
  /** The first lines of the answer's body. */
  readonly body: readonly string[];
  readonly curl: string;
  readonly awsCli: string | null;
}

/** The violation that a result reports; null where it has no counterexample. */
export function describeViolation(result: RequirementResult, lookup: RequirementLookup): Violation | null {
  const { counterexample } = result;
  if (counterexample === undefined) return null;
  const requirement = lookup(result.requirement);
  return {
    statement: requirement?.statement ?? null,
    citations: [
      ...(requirement?.citations ?? []).map(citedClause),
      ...describeRecordings(requirement?.recordings ?? []),
    ],
    expected: visibleExcerpt(counterexample.expected),
    observed: visibleExcerpt(counterexample.observed),
    request: describeRequest(counterexample),
    ...describeAnswer(counterexample.exchange.response),
    curl: visibleText(counterexample.reproduce.curl),
    awsCli:
      counterexample.reproduce["aws-cli"] === null ? null : visibleLine(counterexample.reproduce["aws-cli"]),
  };
}

function citedClause(citation: Citation): CitedClause {
  const { title, location, edition } = sources[citation.source];
  return {
    clause: citedWords(citation),
    title: `${title} (${edition})`,
    location,
  };
}

function describeRequest({ input, client, exchange: { request } }: ReportedCounterexample): string[] {
  const made = madeInput(input);
  const parameters = sentParameters(request).filter(([name]) => !/^x-amz-/i.test(name));
  return [
    ...(client === undefined ? [] : clientLines(client)),
    visibleLine(`${request.method} ${request.url.split("?", 1)[0] ?? ""}`),
    ...parameters.map(([name, value]) => `${visibleLine(name)} = ${visibleValue(value)}${lengthOf(value)}`),
    ...specialHeaders(request.headers).map(([name, value]) => visibleExcerpt(`${name}: ${value}`)),
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
    "the same from the suite itself, with what it is answered below:",
  ];
}

function lengthOf(value: string): string {
  const { length } = [...value];
  return length < countedLength ? "" : ` (${length} characters)`;
}

function describeAnswer(response: ReportedExchange["response"]): { answer: string; body: string[] } {
  if ("noResponse" in response) {
    return { answer: visibleExcerpt(`no response (${response.noResponse}): ${response.detail}`), body: [] };
  }
  const type = response.headers.find(([name]) => name === "content-type")?.[1];
  const lines = visibleText(response.body).replace(/\n+$/, "").split("\n");
  const shown = lines.slice(0, shownLines).map(visibleExcerpt);
  if (lines.length > shown.length) shown.push(`… (${lines.length - shown.length} lines more)`);
  return {
    answer: visibleExcerpt(`${response.status}${type === undefined ? ", no Content-Type" : `, ${type}`}`),
    body: response.body === "" ? [] : shown,
  };
}
