import { signatureFaults } from "../spec/signature-faults.ts";
import { sources } from "../spec/sources.ts";
import { madeInput } from "./made-input.ts";
import type { ReportedExchange } from "./reported-exchange.ts";
import type { RequirementLookup } from "./requirement-lookup.ts";
import type { ReportedCounterexample, RequirementResult } from "./run-report.ts";
import { sentParameters } from "./sent-parameters.ts";
import { specialHeaders } from "./usual-headers.ts";
import { visibleLine, visibleText, visibleValue } from "./visible.ts";

/** Most lines and most characters of a body that a report for people shows. */
const shownLines = 12;
const shownLineLength = 400;
/** From this length on, counting the characters of a value by eye is no fun. */
const countedLength = 16;

/** A violation in words. Every text is made visible: no control character but the line breaks of `curl`. */
export interface Violation {
  readonly statement: string | null;
  /** The clauses that the requirement rests on, each with where it stands. */
  readonly citations: readonly { readonly clause: string; readonly source: string }[];
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
    citations: (requirement?.citations ?? []).map(({ source, clause }) => {
      const { title, location, edition } = sources[source];
      return { clause, source: `${title} (${edition}), ${location}` };
    }),
    expected: visibleLine(counterexample.expected),
    observed: visibleLine(counterexample.observed),
    request: describeRequest(counterexample),
    ...describeAnswer(counterexample.exchange.response),
    curl: visibleText(counterexample.reproduce.curl),
    awsCli:
      counterexample.reproduce["aws-cli"] === null ? null : visibleLine(counterexample.reproduce["aws-cli"]),
  };
}

function describeRequest({ input, exchange: { request } }: ReportedCounterexample): string[] {
  const made = madeInput(input);
  const parameters = sentParameters(request).filter(([name]) => !/^x-amz-/i.test(name));
  return [
    visibleLine(`${request.method} ${request.url.split("?", 1)[0] ?? ""}`),
    ...parameters.map(([name, value]) => `${visibleLine(name)} = ${visibleValue(value)}${lengthOf(value)}`),
    ...specialHeaders(request.headers).map(([name, value]) => visibleLine(`${name}: ${value}`)),
    ...(made !== null && made.signature !== "none" ? [`signature: ${signatureFaults[made.signature]}`] : []),
    ...(made === null ? [`made from ${cut(visibleLine(JSON.stringify(input)))}`] : []),
  ];
}

function lengthOf(value: string): string {
  const { length } = [...value];
  return length < countedLength ? "" : ` (${length} characters)`;
}

function cut(line: string): string {
  const characters = [...line];
  return characters.length > shownLineLength ? `${characters.slice(0, shownLineLength).join("")}…` : line;
}

function describeAnswer(response: ReportedExchange["response"]): { answer: string; body: string[] } {
  if ("noResponse" in response) {
    return { answer: visibleLine(`no response (${response.noResponse}): ${response.detail}`), body: [] };
  }
  const type = response.headers.find(([name]) => name === "content-type")?.[1];
  const lines = visibleText(response.body).replace(/\n+$/, "").split("\n");
  const shown = lines.slice(0, shownLines).map(cut);
  if (lines.length > shown.length) shown.push(`… (${lines.length - shown.length} lines more)`);
  return {
    answer: visibleLine(`${response.status}${type === undefined ? ", no Content-Type" : `, ${type}`}`),
    body: response.body === "" ? [] : shown,
  };
}
