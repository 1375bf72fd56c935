import {
  type DriftClient,
  type DriftReport,
  driftConclusion,
  isUnknown,
  type StatedPoint,
} from "../../report/drift-report.ts";
import { createPaint, outcomeMarks, type Paint } from "../../words/outcome-style.ts";
import { visibleExcerpt, visibleLine } from "../../words/visible.ts";
import { wrap } from "../../words/wrap.ts";
import type { TextOptions } from "../text.ts";

/** For a terminal: editions and clients, then for each point every value and who states it. What is known by nobody is marked. */
export function renderDriftText(report: DriftReport, options: TextOptions = {}): string {
  const width = Math.max(options.width ?? 100, 40);
  const paint = createPaint(options.colour ?? false);
  const names = [...report.editions.map(({ name }) => name), ...report.clients.map(({ client }) => client)];
  const column = Math.max(...names.map((name) => visibleLine(name).length));
  const row = (name: string, text: string) => wrap(text, width, `  ${visibleLine(name).padEnd(column)}  `);
  const blocks = [
    [paint("strong", "editions"), ...report.editions.flatMap(({ name, title }) => row(name, title))],
    report.clients.length === 0
      ? []
      : [
          paint("strong", "clients"),
          ...report.clients.flatMap((client) => row(client.client, clientWords(client))),
        ],
    ...report.points.map((point) => pointLines(point, width, paint)),
    wrap(driftConclusion(report), width).map((line) => paint(conclusionStyle(report), line)),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** The version of a client that was read, or why it was not. */
export function clientWords({ outcome, version, reason }: DriftClient): string {
  if (outcome === "read") return version === null ? "of unknown version" : visibleExcerpt(version);
  return `${outcome === "not-read" ? "not read" : "unreadable"}: ${visibleExcerpt(reason ?? "")}`;
}

function conclusionStyle({ unknown, clients }: DriftReport): "violates" | "untestable" | "conforms" {
  if (unknown > 0) return "violates";
  return clients.some(({ outcome }) => outcome === "unreadable") ? "untestable" : "conforms";
}

function pointLines({ title, values }: StatedPoint, width: number, paint: Paint): string[] {
  return [
    paint("strong", title),
    ...values.flatMap((stated) => {
      const unknown = isUnknown(stated);
      const value = wrap(visibleExcerpt(stated.value), width, unknown ? `${outcomeMarks.violates} ` : "  ");
      return [
        ...(unknown ? value.map((line) => paint("violates", line)) : value),
        ...who("editions", unknown ? ["none: this drift is not known"] : stated.editions, width),
        ...who("clients", stated.clients, width),
      ];
    }),
  ];
}

function who(kind: string, names: readonly string[], width: number): string[] {
  return names.length === 0 ? [] : wrap(names.map(visibleLine).join(", "), width, `    ${kind.padEnd(8)}  `);
}
