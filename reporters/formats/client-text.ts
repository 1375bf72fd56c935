import { citedWords } from "../../contract/citation.ts";
import { clientCatalogue } from "../../suites/clients.ts";
import type {
  ClientReport,
  ReportedCall,
  ReportedClient,
  ReportedClientResult,
} from "../report/client-report.ts";
import { clientFails } from "../report/client-report.ts";
import { createPaint, outcomeMarks, type Paint } from "../words/outcome-style.ts";
import { visibleExcerpt, visibleLine } from "../words/visible.ts";
import type { TextOptions } from "./text.ts";

/** A judgement of clients for a terminal. */
export function renderClientText(
  { clients, seed }: Pick<ClientReport, "clients" | "seed">,
  options: TextOptions = {},
): string {
  const paint = createPaint(options.colour ?? false);
  return `${clients.map((client) => clientLines(client, seed, paint).join("\n")).join("\n\n")}\n`;
}

function clientLines(reported: ReportedClient, seed: number, paint: Paint): string[] {
  const { driver, client, problem, results, sequences, calls } = reported;
  const about = client === null ? "" : ` ${client.version} (${client.language}, ${client.runtime})`;
  const title = paint("strong", visibleLine(`${driver}${about}`));
  if (problem !== undefined) {
    return [
      title,
      `  ${paint("broken", outcomeMarks.broken)} nothing can be said of it: ${visibleExcerpt(problem)}`,
    ];
  }
  return [
    `${title}: ${calls} calls in ${sequences} sequences, seed ${seed}`,
    ...results.flatMap((result) => resultLines(result, paint)),
    ...profileLines(reported, paint),
    verdictLine(reported, paint),
  ];
}

function resultLines(result: ReportedClientResult, paint: Paint): string[] {
  const { requirement, level, outcome, calls, reason, foreseen, flaky, counterexample } = result;
  const entry = clientCatalogue.find(({ id }) => id === requirement);
  const mark = paint(outcome, outcomeMarks[outcome]);
  const known = foreseen === true ? "known, " : "";
  const note = outcome === "violates" ? paint("violates", known + level) : (reason ?? `${calls} calls`);
  const again = flaky === true ? " (did not come again)" : "";
  const head = `  ${mark} ${requirement.padEnd(26)} ${note}${again}`;
  if (counterexample === undefined) return [head];
  return [
    head,
    `      ${entry?.statement ?? ""}`,
    ...(entry?.citations.slice(0, 1).map((citation) => `      ${visibleLine(citedWords(citation))}`) ?? []),
    `      expected  ${visibleExcerpt(counterexample.expected)}`,
    `      observed  ${visibleExcerpt(counterexample.observed)}`,
    ...counterexample.calls.flatMap((call, index) => callLines(call, index + 1)),
  ];
}

function callLines({ params, requests, answer, result }: ReportedCall, number: number): string[] {
  return [
    `      call ${number}    ${visibleExcerpt(JSON.stringify(params))}`,
    ...(requests.length === 0 ? ["        sent    nothing"] : []),
    ...requests.flatMap(({ method, path, headers, body, state }) => [
      `        sent    ${visibleExcerpt(`${method} ${path}${state === "whole" ? "" : ` (${state})`}`)}`,
      ...headers
        .filter(([name]) => shownHeaders.includes(name.toLowerCase()))
        .map(([name, value]) => `                ${visibleExcerpt(`${name}: ${value}`)}`),
      `                ${visibleExcerpt(body)}`,
    ]),
    `        answer  ${answer.status}`,
    `        reply   ${visibleExcerpt(JSON.stringify(result))}`,
  ];
}

/** Headers that a reader needs to see what is wrong; a JSON report has all. */
const shownHeaders = ["host", "content-type", "content-length", "transfer-encoding"];

function profileLines({ profile }: ReportedClient, paint: Paint): string[] {
  const { file, state, differences } = profile;
  if (state === "none") return [`  no profile ${visibleLine(file)}; --record writes one`];
  if (state === "recorded") return [`  profile written: ${visibleLine(file)}`];
  if (state === "not compared") return [`  not compared with its profile ${visibleLine(file)}`];
  if (differences.length === 0) return [`  as its profile says: ${visibleLine(file)}`];
  return [
    `  ${paint("violates", outcomeMarks.violates)} differs from its profile ${visibleLine(file)} in ${differences.length}:`,
    ...differences.map(
      ({ place, recorded, now }) =>
        `      ${visibleExcerpt(`${place}: recorded ${recorded ?? "nothing"}, now ${now ?? "nothing"}`)}`,
    ),
    "      If the change is meant, write it down with --record and review the difference.",
  ];
}

function verdictLine(client: ReportedClient, paint: Paint): string {
  const violations = client.results.filter(({ outcome }) => outcome === "violates");
  const known = violations.filter(({ foreseen }) => foreseen === true).length;
  const conforming = client.results.filter(({ outcome }) => outcome === "conforms").length;
  const counts = `${conforming} of ${client.results.length} requirements conform, ${violations.length} violated`;
  const words = known === 0 ? counts : `${counts} (${known} known)`;
  return clientFails(client) ? paint("violates", `  ${words}`) : paint("conforms", `  ${words}`);
}
