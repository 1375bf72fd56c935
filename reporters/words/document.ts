import type { Outcome } from "../../engine/judge/verdict.ts";
import type { CitedClause } from "./cited-clause.ts";
import type { Style } from "./outcome-style.ts";
import { visibleExcerpt } from "./visible.ts";

/** A piece of a line. */
export type Span =
  /** A sentence of ours or of a source; what stands between backticks in it is code. */
  | string
  /** A text from outside, shown as it stands. */
  | { readonly code: string }
  /** A title and the address, or repository and path, at which it is. */
  | { readonly title: string; readonly location: string }
  /** A link from one committed page to another, or within it. */
  | { readonly text: string; readonly href: string };

/** What stands on one line, however the format breaks it. */
export type Line = Span | readonly Span[];

/** What stands beside a label: a line, lines that are never broken, or a clause with its source. */
export type Value =
  | Line
  | { readonly lines: readonly string[]; readonly language: "text" | "sh" }
  | { readonly quote: CitedClause };

/** A label and what there is to say under it; `style` is that of the label. */
export type Term = readonly [label: Line, value: Value, style?: Style];

/** One entry of a list, with an outcome's mark where it has one. */
export interface Item {
  readonly text: Line;
  readonly mark?: Outcome;
  readonly notes?: readonly Term[];
}

/** A part of a document. It says what is there; the format decides how that looks. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: Line; readonly style?: Style }
  | { readonly kind: "terms"; readonly terms: readonly Term[] }
  | { readonly kind: "items"; readonly items: readonly Item[] }
  | {
      readonly kind: "table";
      readonly head: readonly Line[];
      readonly rows: readonly (readonly Line[])[];
      /** What is shown instead on a terminal that is too narrow for it. */
      readonly narrow?: readonly Block[];
    }
  | {
      readonly kind: "section";
      readonly title: Line;
      readonly style?: Style;
      /** A remark beside the title. */
      readonly remark?: Line;
      /** Whether it is opened by the reader, where the format can do that. */
      readonly isFolded?: boolean;
      readonly blocks: readonly Block[];
    };

/** A paragraph. */
export function paragraph(text: Line, style?: Style): Block {
  return { kind: "paragraph", text, ...(style === undefined ? {} : { style }) };
}

/** Labels, each with what there is to say under it. */
export function terms(rows: readonly Term[]): Block {
  return { kind: "terms", terms: rows };
}

/** A list. */
export function items(entries: readonly Item[]): Block {
  return { kind: "items", items: entries };
}

/** A table. */
export function table(
  head: readonly Line[],
  rows: readonly (readonly Line[])[],
  narrow?: readonly Block[],
): Block {
  return { kind: "table", head, rows, ...(narrow === undefined ? {} : { narrow }) };
}

/** Blocks under a title. */
export function section(
  title: Line,
  blocks: readonly Block[],
  rest: Pick<Extract<Block, { kind: "section" }>, "style" | "remark" | "isFolded"> = {},
): Block {
  return { kind: "section", title, blocks, ...rest };
}

/** A text from outside, cut where it says more than anybody reads. */
export function code(text: string): Span {
  return { code: visibleExcerpt(text) };
}

/** Texts from outside in a row. */
export function codes(texts: readonly string[]): Span[] {
  return texts.flatMap((text, index) => [...(index === 0 ? [] : [", "]), code(text)]);
}

/** The pieces of a line. */
export function spansOf(line: Line): readonly Span[] {
  return typeof line === "object" && "length" in line ? line : [line];
}
