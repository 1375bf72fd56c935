import { element, onLines } from "./document/element.ts";

/** Advance of one character of the font at its size, on average, in px; a badge needs no better. */
const characterWidth = 6.5;
const padding = 10;

/** A badge as SVG: a label and a figure beside it. Pure. */
export function renderBadge(label: string, figure: string, isGood: boolean): string {
  const left = widthOf(label);
  const right = widthOf(figure);
  const rect = (x: number, width: number, fill: string) => element("rect", { x, width, height: 20, fill });
  const text = (content: string, x: number) =>
    element("text", { x, y: 14, "text-anchor": "middle" }, content);
  const font = { "font-family": "Verdana,DejaVu Sans,sans-serif", "font-size": 11 };
  const root = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: left + right,
      height: 20,
      role: "img",
      "aria-label": `${label}: ${figure}`,
    },
    onLines([
      rect(0, left, "#444"),
      rect(left, right, isGood ? "#2a7f3f" : "#b3261e"),
      element(
        "g",
        { fill: "#fff", ...font },
        onLines([text(label, left / 2), text(figure, left + right / 2)]),
      ),
    ]),
  );
  return `${root.markup}\n`;
}

function widthOf(text: string): number {
  return Math.round(text.length * characterWidth) + padding;
}
