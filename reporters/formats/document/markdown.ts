import { markdownTable } from "markdown-table";
import { type Block, type Line, type Span, spansOf, type Term } from "../../words/document.ts";
import { outcomeMarks } from "../../words/outcome-style.ts";
import { visibleLine, visibleText } from "../../words/visible.ts";
import { element } from "./element.ts";
import { htmlLine } from "./html.ts";

/** A document in Markdown as GitHub shows it. `level`: of its title, 1 for a page of its own. */
export function documentMarkdown(title: Line, blocks: readonly Block[], level = 1): string {
  const all = [
    `${"#".repeat(level)} ${markdownLine(title)}`,
    ...blocks.map((block) => blockText(block, level + 1)),
  ];
  return `${all.filter((text) => text !== "").join("\n\n")}\n`;
}

function blockText(block: Block, level: number): string {
  switch (block.kind) {
    case "paragraph":
      return block.style === undefined ? markdownLine(block.text) : `**${markdownLine(block.text)}**`;
    case "terms":
      return termBlocks(block.terms).join("\n\n");
    case "items":
      return block.items
        .map(({ mark, text, notes = [] }) => {
          const own = `- ${mark === undefined ? "" : `${outcomeMarks[mark]} `}${markdownLine(text)}`;
          return [own, ...termBlocks(notes).map(indented)].join("\n");
        })
        .join("\n");
    case "table":
      return markdownRows([block.head, ...block.rows].map((row) => row.map(markdownLine)));
    case "section": {
      const { title, remark, blocks } = block;
      const inside = blocks.map((each) => blockText(each, level + 1)).filter((text) => text !== "");
      if (block.isFolded !== true) {
        const beside = remark === undefined ? "" : ` ${markdownLine(remark)}`;
        return [`${"#".repeat(level)} ${markdownLine(title)}${beside}`, ...inside].join("\n\n");
      }
      // Inside an HTML block Markdown is not read.
      const summary = element("summary", {}, ...htmlLine(title), " ", ...htmlLine(remark ?? ""));
      return [`<details>${summary.markup}`, ...inside, "</details>"].join("\n\n");
    }
  }
}

/** Lines that follow each other become one list. */
function termBlocks(terms: readonly Term[]): string[] {
  const blocks: string[] = [];
  let isList = false;
  for (const [label, value] of terms) {
    if (typeof value === "object" && "lines" in value)
      blocks.push(fenced(value.lines.join("\n"), value.language));
    else if (typeof value === "object" && "quote" in value) {
      const { clause, title, location } = value.quote;
      blocks.push(`> ${prose(clause)}\n>\n> ${markdownLine({ title, location })}`);
    } else {
      const name = markdownLine(label);
      const item = `- ${name === "" ? "" : `${name}: `}${markdownLine(value)}`;
      if (isList) blocks.push(`${blocks.pop()}\n${item}`);
      else blocks.push(item);
      isList = true;
      continue;
    }
    isList = false;
  }
  return blocks;
}

function indented(block: string): string {
  return block.replace(/^(?=.)/gm, "  ");
}

/** A line as Markdown. */
export function markdownLine(line: Line): string {
  return spansOf(line).map(spanText).join("");
}

function spanText(span: Span): string {
  if (typeof span === "string") return prose(span);
  if ("code" in span) return inlineCode(span.code);
  if ("href" in span) return `[${prose(span.text)}](${span.href})`;
  return /^https:\/\/[^\s<>]+$/.test(span.location)
    ? `[${prose(span.title)}](<${span.location}>)`
    : `${prose(span.title)}, ${inlineCode(span.location)}`;
}

/** A table; the first row is its head, and the cells are Markdown already. */
export function markdownRows(rows: readonly (readonly string[])[]): string {
  // Columns are not padded: one long cell would widen every row, and one changed cell would change every line.
  return markdownTable(rows, { alignDelimiters: false });
}

/** A character as a numeric entity, which no Markdown construct begins with. */
function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}

/** A text from outside in the middle of a line or in a table cell, shown as it stands. */
export function inlineCode(text: string): string {
  const line = visibleLine(text);
  // A code span takes everything literally except its own end and, in a table, the end of the cell.
  if (!/[`|]/.test(line) && line.trim() !== "") return `\`${line}\``;
  return `<code>${line.replace(/[^\p{L}\p{N} ]/gu, entity)}</code>`;
}

/** A sentence of ours or of a source: its code spans stay, everything else means only itself. */
export function prose(text: string): string {
  return visibleLine(text).replace(/`([^`]+)`|[\\`*_[\]<>|#~&!@$]/g, (part, span: string | undefined) =>
    span === undefined ? entity(part) : inlineCode(span),
  );
}

/** Lines from outside in a block of code; the fence is longer than every run of backticks in them. */
export function fenced(text: string, language: string): string {
  const body = visibleText(text);
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${body}\n${fence}`;
}
