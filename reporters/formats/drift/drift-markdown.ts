import { type DriftReport, driftConclusion, isUnknown, type StatedPoint } from "../../report/drift-report.ts";
import { visibleExcerpt } from "../../words/visible.ts";
import { inlineCode } from "../markup/markdown-escape.ts";
import { clientWords } from "./drift-text.ts";

/** In Markdown as GitHub shows it: the points by editions, then by clients. */
export function renderDriftMarkdown(report: DriftReport): string {
  const { editions, clients, points } = report;
  const read = clients.filter(({ outcome }) => outcome === "read");
  const blocks = [
    "## Drift",
    driftConclusion(report),
    "### Editions",
    table(
      ["point", ...editions.map(({ name }) => code(name))],
      points.map((point) => [point.title, ...editions.map(({ name }) => cell(point, "editions", name))]),
    ),
    editions.map(({ name, title }) => `- ${code(name)}: ${title}`).join("\n"),
    ...(clients.length === 0 ? [] : ["### Clients"]),
    ...(read.length === 0
      ? []
      : [
          table(
            ["point", ...read.map(({ client }) => code(client))],
            points
              .filter(({ values }) => values.some((stated) => stated.clients.length > 0))
              .map((point) => [point.title, ...read.map(({ client }) => cell(point, "clients", client))]),
          ),
        ]),
    ...(clients.length === 0
      ? []
      : [clients.map((client) => `- ${code(client.client)}: ${code(clientWords(client))}`).join("\n")]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** What one edition or client states on a point. */
function cell({ values }: StatedPoint, kind: "editions" | "clients", name: string): string {
  const stated = values.find((value) => value[kind].includes(name));
  if (stated === undefined) return "–";
  return isUnknown(stated) ? `**${code(stated.value)}, which no edition states**` : code(stated.value);
}

function code(text: string): string {
  return inlineCode(visibleExcerpt(text));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
