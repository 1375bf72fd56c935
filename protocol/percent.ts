/** How the bytes of a text are written with percent signs; absent keys as RFC 3986 and AWS's SDKs write them. */
export interface PercentStyle {
  readonly space?: "+" | "%20";
  readonly plus?: "%2B" | "+";
  readonly hexCase?: "upper" | "lower";
  readonly escape?: "reserved" | "all" | "least";
}

/** RFC 3986, section 2.3: the characters that need no escape. */
const unreservedText = /^[A-Za-z0-9\-._~]*$/;
const unreserved = /[A-Za-z0-9\-._~]/;
/** URL Standard, section 5.1: a form reader takes every other visible character as it stands. */
const plainInForms = /[!-$'-*,-~]/;

const defaultTable = writtenBytes({});
const tables = new Map<string, readonly string[]>();

/** What each byte becomes in one style, by byte value. */
function writtenBytes(style: PercentStyle): readonly string[] {
  return Array.from({ length: 256 }, (_, byte) => {
    const character = String.fromCharCode(byte);
    if (character === " " && style.space !== undefined) return style.space;
    if (character === "+" && style.plus !== undefined) return style.plus;
    if (style.escape !== "all" && unreserved.test(character)) return character;
    if (style.escape === "least" && plainInForms.test(character)) return character;
    const hex = byte.toString(16).padStart(2, "0");
    return `%${style.hexCase === "lower" ? hex : hex.toUpperCase()}`;
  });
}

function tableOf(style: PercentStyle): readonly string[] {
  const key = `${style.space}|${style.plus}|${style.hexCase}|${style.escape}`;
  const known = tables.get(key);
  if (known !== undefined) return known;
  const table = writtenBytes(style);
  tables.set(key, table);
  return table;
}

/**
 * The bytes of `text` in UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes the three bytes that its
 * code point would have (WTF-8), so that a target can be sent what a careless client would send.
 */
function bytesOf(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), continuation(point));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), continuation(point >> 6), continuation(point));
    else
      bytes.push(
        0xf0 | (point >> 18),
        continuation(point >> 12),
        continuation(point >> 6),
        continuation(point),
      );
  }
  return bytes;
}

function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

/** Writes bytes in the default style: unreserved characters as they are, all others as `%XX` in upper case. */
export function escapeBytes(bytes: readonly number[]): string {
  return bytes.map((byte) => defaultTable[byte]).join("");
}

/** Writes a text's UTF-8 bytes in the given style. RFC 3986, section 2.1; awsQuery bodies use the default. */
export function escapeText(text: string, style?: PercentStyle): string {
  if (style?.escape !== "all" && unreservedText.test(text)) return text;
  const table = style === undefined ? defaultTable : tableOf(style);
  return bytesOf(text)
    .map((byte) => table[byte])
    .join("");
}

/**
 * The bytes that an escaped text stands for, with `+` for a space as in forms. Lenient: a percent sign without
 * two hexadecimal digits stands for itself, a character outside ASCII for its UTF-8 bytes.
 */
export function unescapeBytes(escaped: string): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < escaped.length; index += 1) {
    const character = escaped.charAt(index);
    const digits = escaped.slice(index + 1, index + 3);
    if (character === "+") {
      bytes.push(0x20);
    } else if (character === "%" && /^[0-9A-Fa-f]{2}$/.test(digits)) {
      bytes.push(Number.parseInt(digits, 16));
      index += 2;
    } else {
      const point = escaped.codePointAt(index) ?? 0;
      bytes.push(...bytesOf(String.fromCodePoint(point)));
      if (point > 0xffff) index += 1;
    }
  }
  return bytes;
}
