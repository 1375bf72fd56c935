import { clientCatalogue } from "../../suites/clients.ts";
import {
  type ClientReport,
  clientFails,
  type ReportedCall,
  type ReportedClient,
  type ReportedClientResult,
} from "../report/client-report.ts";
import { citedClause } from "./cited-clause.ts";
import { counted } from "./counts.ts";
import { type Block, code, type Item, items, type Line, paragraph, section, type Term } from "./document.ts";
import { clientWords } from "./run-facts.ts";
import { visibleExcerpt } from "./visible.ts";

/** Headers that a reader needs to see what is wrong; a JSON report has all. */
const shownHeaders = ["host", "content-type", "content-length", "transfer-encoding"];

/** Puts a judgement of clients into words, a section for each. */
export function clientDocument({ clients, seed }: Pick<ClientReport, "clients" | "seed">): Block[] {
  return clients.map((reported) => {
    const { driver, client, problem, results, sequences, calls } = reported;
    const title = code(client === null ? driver : `${driver} ${clientWords(client)}`);
    const ending = (what: string): Item[] =>
      problem === undefined ? [] : [{ mark: "broken", text: [`${what}: `, code(problem)] }];
    if (results.length === 0) return section(title, [items(ending("not tested"))]);
    const remark = `${counted(calls, "call")} in ${counted(sequences, "sequence")}, seed ${seed}`;
    const entries = [...results.map(resultItem), ...ending("not tested to the end"), profileItem(reported)];
    return section(title, [items(entries), conclusion(reported)], { remark });
  });
}

function resultItem({ requirement, outcome, ...result }: ReportedClientResult): Item {
  const { level, calls, reason, foreseen, flaky, counterexample } = result;
  const known = foreseen === true ? "known, " : "";
  const note: Line =
    outcome === "violates"
      ? `${known}${level}${flaky === true ? ", flaky: not seen again" : ""}`
      : reason === undefined
        ? counted(calls, "call")
        : code(reason);
  const item: Item = { mark: outcome, text: [code(requirement), ": ", note] };
  if (counterexample === undefined) return item;
  const { statement, citations = [] } = clientCatalogue.find(({ id }) => id === requirement) ?? {};
  return {
    ...item,
    notes: [
      ...(statement === undefined ? [] : [["requirement", statement] as const]),
      ...citations.map((citation): Term => ["source", { quote: citedClause(citation) }]),
      ["expected", code(counterexample.expected)],
      ["observed", code(counterexample.observed)],
      ...counterexample.calls.map(
        (call, index): Term => [
          `call ${index + 1}`,
          { lines: callLines(call, requirement.startsWith("outcome.")), language: "text" },
        ],
      ),
    ],
  };
}

/** `showsAnswer`: whether a reader has to see what the client was answered. */
function callLines({ params, requests, answer, result }: ReportedCall, showsAnswer: boolean): string[] {
  const line = (label: string, text: string) => `${label.padEnd(7)} ${visibleExcerpt(text)}`;
  return [
    line("called", JSON.stringify(params)),
    ...(requests.length === 0 ? [line("sent", "nothing")] : []),
    ...requests.flatMap(({ method, path, headers, body, state }) => [
      line("sent", `${method} ${path}${state === "whole" ? "" : ` (${state})`}`),
      ...headers
        .filter(([name]) => shownHeaders.includes(name.toLowerCase()))
        .map(([name, value]) => line("", `${name}: ${value}`)),
      line("", body),
    ]),
    line("answer", String(answer.status)),
    ...(showsAnswer ? [line("", answer.body.replace(/>\n\s*</g, "><"))] : []),
    line("reply", JSON.stringify(result)),
  ];
}

function profileItem({ profile: { file, state, differences } }: ReportedClient): Item {
  switch (state) {
    case "none":
      return { text: ["no profile ", code(file), "; --record writes one"] };
    case "recorded":
      return { text: ["profile written: ", code(file)] };
    case "not compared":
      return { text: ["not compared with its profile ", code(file)] };
    case "compared":
      if (differences.length === 0) return { mark: "conforms", text: ["matches its profile ", code(file)] };
  }
  const notes = differences.map(({ place, recorded, now }): Term => {
    return [code(place), code(`recorded ${recorded ?? "nothing"}, now ${now ?? "nothing"}`)];
  });
  return {
    mark: "violates",
    text: [`${counted(differences.length, "difference")} from its profile `, code(file), ":"],
    notes: [...notes, ["", "If the change is intended, record it with --record and review the difference."]],
  };
}

function conclusion(client: ReportedClient): Block {
  const { results } = client;
  const violations = results.filter(({ outcome }) => outcome === "violates");
  const known = violations.filter(({ foreseen }) => foreseen === true).length;
  const conforming = results.filter(({ outcome }) => outcome === "conforms").length;
  const failing = violations.length - known;
  const fail = `${failing} of ${counted(results.length, "requirement")} ${failing === 1 ? "fails" : "fail"}`;
  const others =
    known === 0 ? "" : `, ${counted(known, "other deviates", "others deviate")} as its profile says`;
  const words = `${fail}${others}; ${counted(conforming, "conforms", "conform")}.`;
  return paragraph(words, clientFails(client) ? "violates" : "conforms");
}
