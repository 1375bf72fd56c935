import { shortened } from "../../protocol/answers/excerpt.ts";

/**
 * Characters that a reader cannot see or that change how others are shown: controls, format characters (bidirectional
 * controls, zero-width characters, tags), line and paragraph separators, lone surrogates and the noncharacters that
 * XML 1.0, section 2.2, excludes.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/gu;
/** The same without the line break, and with every space but the usual one. */
const invisibleInLine = /(?! )[\p{Z}\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu;

const named = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function escapeOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x100) return named.get(character) ?? `\\x${point.toString(16).padStart(2, "0")}`;
  return `\\u{${point.toString(16)}}`;
}

/** `text` on one line: what cannot be seen is written as `\n`, `\t`, `\x1b` or `\u{202e}`. */
export function visibleLine(text: string): string {
  return text.replace(invisibleInLine, escapeOf);
}

/** `text` with its line breaks kept (CRLF as one); everything else that cannot be seen is written out. */
export function visibleText(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replace(invisible, (character) => (character === "\n" ? character : escapeOf(character)));
}

/** Most characters of a text from a target that a report for people shows in a line. */
const lineLimit = 400;

/** `text` on one line, as {@link visibleLine} shows it, and cut where a target says more than anybody reads. */
export function visibleExcerpt(text: string): string {
  return visibleLine(shortened(text, lineLimit));
}

/**
 * A value between quotation marks, so that its ends show: quotation marks and backslashes are escaped as in JSON.
 * Longer than `most` characters, its middle is left out.
 */
export function visibleValue(value: string, most = 300): string {
  const characters = [...value];
  const half = Math.floor(most / 2);
  const shown =
    characters.length > most
      ? `${characters.slice(0, half).join("")}…${characters.slice(-half).join("")}`
      : value;
  return `"${visibleLine(shown.replace(/["\\]/g, "\\$&"))}"`;
}
