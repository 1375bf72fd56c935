import { escapeMarkup } from "./markup/xml.ts";

/** Advance of one character of the font at its size, on average, in px; a badge needs no better. */
const characterWidth = 6.5;
const padding = 10;

/** A badge as SVG: a label and a figure beside it. Pure. */
export function renderBadge(label: string, figure: string, isGood: boolean): string {
  const [left, right] = [label, figure].map((text) => Math.round(text.length * characterWidth) + padding);
  const width = (left ?? 0) + (right ?? 0);
  const text = (content: string, middle: number) =>
    `<text x="${middle}" y="14" text-anchor="middle">${escapeMarkup(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${escapeMarkup(`${label}: ${figure}`)}">`,
    `<rect width="${left}" height="20" fill="#444"/>`,
    `<rect x="${left}" width="${right}" height="20" fill="${isGood ? "#2a7f3f" : "#b3261e"}"/>`,
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">`,
    text(label, (left ?? 0) / 2),
    text(figure, (left ?? 0) + (right ?? 0) / 2),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}
