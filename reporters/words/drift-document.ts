import { type DriftClient, type DriftReport, isUnknown, type StatedPoint } from "../report/drift-report.ts";
import { counted } from "./counts.ts";
import { type Block, code, codes, items, paragraph, section, terms } from "./document.ts";
import { visibleExcerpt } from "./visible.ts";

/** Puts a report on drift into words: editions and clients, for each point every value and who states it, the conclusion. */
export function driftDocument(report: DriftReport): Block[] {
  const { editions, clients, points } = report;
  return [
    section("Editions", [terms(editions.map(({ name, title }) => [code(name), title]))]),
    ...(clients.length === 0
      ? []
      : [section("Clients", [terms(clients.map((client) => [code(client.client), code(stateOf(client))]))])]),
    ...points.map(pointSection),
    conclusion(report),
  ];
}

/** The version of a client that was read, or why it was not. */
function stateOf({ outcome, version, reason }: DriftClient): string {
  if (outcome === "read") return visibleExcerpt(version ?? "unknown version");
  return `${outcome === "not-read" ? "not read" : "unreadable"}: ${visibleExcerpt(reason ?? "")}`;
}

function pointSection({ title, values }: StatedPoint): Block {
  const entries = values.map((stated) => {
    const editions = isUnknown(stated) ? "none: this drift is unknown" : codes(stated.editions);
    return {
      ...(isUnknown(stated) ? { mark: "violates" as const } : {}),
      text: code(stated.value),
      notes: [
        ["editions", editions] as const,
        ...(stated.clients.length === 0 ? [] : [["clients", codes(stated.clients)] as const]),
      ],
    };
  });
  return section(title, [items(entries)]);
}

/** What was found and what to do next. */
function conclusion({ clients, unknown }: DriftReport): Block {
  const count = (outcome: DriftClient["outcome"]) =>
    clients.filter((client) => client.outcome === outcome).length;
  const read = `${counted(count("read"), "client")} read, ${count("not-read")} not read`;
  const damaged =
    count("unreadable") === 0
      ? ""
      : `; ${count("unreadable")} could not be understood: reinstall, or report it with the version of the client`;
  if (unknown > 0) {
    const values = counted(unknown, "value that no edition states", "values that no edition states");
    return paragraph(
      `DRIFT: ${values} (${read}${damaged}). Where AWS's documents or models state it, record it in \`contract/editions.ts\` with its source; otherwise report it to the maintainers of the client.`,
      "violates",
    );
  }
  if (damaged !== "") return paragraph(`NOT TESTED: ${read}${damaged}.`, "untestable");
  return count("read") === 0
    ? paragraph(`NO CLIENT READ: this is what the documents state (${read}).`, "conforms")
    : paragraph(`NO UNKNOWN DRIFT: ${read}.`, "conforms");
}
