import { type Block, type Line, spansOf, type Term, type Value } from "../../words/document.ts";
import { createPaint, outcomeMarks, type Paint } from "../../words/outcome-style.ts";
import { visibleLine } from "../../words/visible.ts";
import { wrap } from "../../words/wrap.ts";

/** How a terminal shows text. */
export interface TextOptions {
  /** Characters per line, at least 40; commands and bodies are never broken. Default: 100. */
  readonly width?: number;
  /** Default: none. */
  readonly colour?: boolean;
}

/** A column of labels is no wider than this; a longer label pushes its text aside. */
const widestLabel = 44;

const widestCell = 32;

/** Blocks for a terminal, with an empty line between them. */
export function documentText(blocks: readonly Block[], { width = 100, colour = false }: TextOptions): string {
  const paint = createPaint(colour);
  const texts = blocks.map((block) => blockLines(block, Math.max(width, 40), paint).join("\n"));
  return `${texts.filter((text) => text !== "").join("\n\n")}\n`;
}

/** The lines of one block. */
export function blockLines(block: Block, width: number, paint: Paint): string[] {
  const within = (blocks: readonly Block[]) =>
    blocks.flatMap((each) => blockLines(each, width - 2, paint)).map((line) => `  ${line}`);
  switch (block.kind) {
    case "paragraph": {
      const { style } = block;
      const lines = wrap(plain(block.text), width);
      return style === undefined ? lines : lines.map((line) => paint(style, line));
    }
    case "terms":
      return termLines(block.terms, width, paint);
    case "items":
      return block.items.flatMap(({ mark, text, notes = [] }) => {
        const [first = "", ...rest] = wrap(plain(text), width - 2);
        return [
          `${mark === undefined ? "" : `${paint(mark, outcomeMarks[mark])} `}${first}`,
          ...[...rest, ...termLines(notes, width - 2, paint)].map((line) => `  ${line}`),
        ];
      });
    case "table": {
      const { head, rows, narrow } = block;
      const lines = aligned([head, ...rows].map((row) => row.map(plain)));
      const fits = narrow === undefined || lines.every((line) => [...line].length <= width);
      return fits ? lines : narrow.flatMap((each) => blockLines(each, width, paint));
    }
    case "section": {
      const { title, style = "strong", remark, blocks } = block;
      const head = plain(title);
      const beside = remark === undefined ? "" : `  ${plain(remark)}`;
      return [
        ...(head.length + beside.length <= width
          ? [`${paint(style, head)}${beside}`]
          : [paint(style, head), ...wrap(beside.trimStart(), width, "  ")]),
        ...within(blocks),
      ];
    }
  }
}

function termLines(terms: readonly Term[], width: number, paint: Paint): string[] {
  const longest = Math.max(...terms.map(([label]) => plain(label).length));
  const column = longest === 0 ? 0 : Math.min(longest, widestLabel) + 2;
  return terms.flatMap(([name, value, style]) => {
    const label = column === 0 ? "" : `${plain(name)}  `.padEnd(column);
    const [first = "", ...rest] = valueLines(value, label, width, paint);
    return [style === undefined ? first : paint(style, label) + first.slice(label.length), ...rest];
  });
}

function valueLines(value: Value, label: string, width: number, paint: Paint): string[] {
  const indent = " ".repeat(label.length);
  if (typeof value === "object" && "lines" in value)
    return value.lines.map((line, index) => `${index === 0 ? label : indent}${visibleLine(line)}`);
  if (typeof value === "object" && "quote" in value) {
    const { clause, title, location } = value.quote;
    const source = wrap(plain({ title, location }), width, indent);
    return [...wrap(visibleLine(clause), width, label), ...source.map((line) => paint("faint", line))];
  }
  return wrap(plain(value), width, label);
}

/** A line without anything but its words. */
function plain(line: Line): string {
  return spansOf(line)
    .map((span) => {
      if (typeof span === "string") return visibleLine(span);
      if ("code" in span) return visibleLine(span.code);
      return visibleLine("href" in span ? span.text : `${span.title}, ${span.location}`);
    })
    .join("");
}

/** Rows as lines, with every cell as wide as the widest of its column. Cells are cut, except those of the first. */
function aligned(uncut: readonly (readonly string[])[]): string[] {
  const rows = uncut.map((row) =>
    row.map((cell, column) => {
      const characters = [...cell];
      if (column === 0 || characters.length <= widestCell) return cell;
      return `${characters.slice(0, widestCell - 1).join("")}…`;
    }),
  );
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? "")].length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => `${cell}${" ".repeat((widths[column] ?? 0) - [...cell].length)}`)
      .join("  ")
      .trimEnd(),
  );
}
