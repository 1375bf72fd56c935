import { visibleLine, visibleText } from "../../words/visible.ts";

/** A character as a numeric entity, which no Markdown construct begins with. */
function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}

/** A text from outside in the middle of a line or in a table cell, shown as it stands. */
export function inlineCode(text: string): string {
  const line = visibleLine(text);
  // A code span takes everything literally but its own end and, in a table, the end of the cell.
  if (!/[`|]/.test(line) && line.trim() !== "") return `\`${line}\``;
  return `<code>${line.replace(/[^\p{L}\p{N} ]/gu, entity)}</code>`;
}

/** A sentence of ours or of a source: its code spans stay, everything else means only itself. */
export function prose(text: string): string {
  return visibleLine(text).replace(/`([^`]+)`|[\\`*_[\]<>|#~&!@$]/g, (part, code: string | undefined) =>
    code === undefined ? entity(part) : inlineCode(code),
  );
}

/** Lines from outside in a block of code; the fence is longer than every run of backticks in them. */
export function fenced(text: string, language = "text"): string {
  const body = visibleText(text);
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${body}\n${fence}`;
}

/** A place under its title: a link where it is an address, else as it stands. */
export function link(title: string, location: string): string {
  return /^https:\/\/[^\s<>]+$/.test(location)
    ? `[${prose(title)}](<${location}>)`
    : `${prose(title)}, ${inlineCode(location)}`;
}
