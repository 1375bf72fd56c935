import { styleText } from "node:util";
import type { Outcome } from "../../engine/judge/verdict.ts";

/** One mark per outcome, so that outcomes differ without colour too. */
export const outcomeMarks = {
  conforms: "✓",
  violates: "✗",
  observed: "○",
  untestable: "?",
  inapplicable: "–",
  broken: "!",
} as const satisfies Record<Outcome, string>;

const formats = {
  conforms: "green",
  violates: "red",
  observed: "cyan",
  untestable: "yellow",
  inapplicable: "gray",
  broken: "magenta",
  strong: "bold",
  faint: "dim",
} as const satisfies Record<Outcome | "strong" | "faint", Parameters<typeof styleText>[0]>;

/** What a text is coloured as. */
export type Style = keyof typeof formats;

/** Colours a text for a terminal, or returns it unchanged. */
export type Paint = (style: Style, text: string) => string;

/** A painter. Whoever knows the terminal decides on colour. */
export function createPaint(colour: boolean): Paint {
  return (style, text) => (colour ? styleText(formats[style], text, { validateStream: false }) : text);
}
