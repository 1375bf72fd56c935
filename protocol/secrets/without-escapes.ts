/** A text read without its escapes, and where each of its characters came from. */
export interface Unescaped {
  readonly text: string;
  /** The place in the text as it was of the character at `index`; of the end, too. */
  readonly placeOf: (index: number) => number;
}

/**
 * Percent encoding, once or several times; JSON and script escapes; references of XML, escaped once more or not. A run of
 * backslashes is looked at from its first one only, so that the time stays linear.
 */
const escapes =
  /%(?:25)*([0-9a-f]{2})|(?<!\\)\\+u00([0-9a-f]{2})|(?<!\\)\\+x([0-9a-f]{2})|(?<!\\)\\+(["'/])|(?<!\\)\\{2,}|&(?:amp;)*(?:#x0{0,6}([0-9a-f]{2})|#0{0,6}(\d{2,3})|(lt|gt|amp|quot|apos));/gi;

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Reads each escaped ASCII character in a text as the character itself. */
export function withoutEscapes(text: string): Unescaped {
  const parts: string[] = [];
  /** Where parts begin: in the text that is made, and in the one that was given. */
  const made: number[] = [];
  const given: number[] = [];
  let length = 0;
  const add = (part: string, from: number) => {
    if (part === "") return;
    parts.push(part);
    made.push(length);
    given.push(from);
    length += part.length;
  };
  let from = 0;
  for (const match of text.matchAll(escapes)) {
    const [whole, percent, unicode, byte, quoted, hexadecimal, decimal, name] = match;
    const digits = percent ?? unicode ?? byte ?? hexadecimal;
    const code = digits === undefined ? Number(decimal) : Number.parseInt(digits, 16);
    const character = quoted ?? entities[name?.toLowerCase() ?? ""];
    add(text.slice(from, match.index), from);
    add(character ?? (Number.isNaN(code) ? "\\" : String.fromCharCode(code)), match.index);
    from = match.index + whole.length;
  }
  add(text.slice(from), from);
  add("\0", text.length);
  return { text: parts.join("").slice(0, -1), placeOf: (index) => placeIn(made, given, index) };
}

/** The place of `index` by the last part that begins at or before it. */
function placeIn(made: readonly number[], given: readonly number[], index: number): number {
  let [least, most] = [0, made.length - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if ((made[middle] ?? 0) <= index) least = middle;
    else most = middle - 1;
  }
  return (given[least] ?? 0) + index - (made[least] ?? 0);
}
