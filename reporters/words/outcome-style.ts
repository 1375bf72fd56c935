import type { Outcome } from "../../engine/judge/verdict.ts";

/** One mark per outcome; a reader without colours tells them apart. */
export const outcomeMarks = {
  conforms: "✓",
  violates: "✗",
  observed: "○",
  untestable: "?",
  inapplicable: "–",
  broken: "!",
} as const satisfies Record<Outcome, string>;

const codes = {
  conforms: 32,
  violates: 31,
  observed: 36,
  untestable: 33,
  inapplicable: 90,
  broken: 35,
  strong: 1,
  faint: 2,
} as const satisfies Record<Outcome | "strong" | "faint", number>;

/** Colours a text of ours for a terminal, or leaves it as it is. */
export type Paint = (style: keyof typeof codes, text: string) => string;

/** A painter; without colour it gives back what it is given. */
export function createPaint(colour: boolean): Paint {
  return (style, text) => (colour ? `\u001b[${codes[style]}m${text}\u001b[0m` : text);
}
