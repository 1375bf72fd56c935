/** The well-formed sequences of UTF-8 that are longer than a byte: The Unicode Standard, table 3-7. */
const wellFormed = [
  "[\\xc2-\\xdf][\\x80-\\xbf]",
  "\\xe0[\\xa0-\\xbf][\\x80-\\xbf]",
  "\\xed[\\x80-\\x9f][\\x80-\\xbf]",
  "[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}",
  "\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}",
  "[\\xf1-\\xf3][\\x80-\\xbf]{3}",
  "\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2}",
].join("|");
const sequenceOrStray = new RegExp(`(${wellFormed})|[\\x80-\\xff]`, "g");

/** The text of a body in UTF-8; a byte that belongs to no well-formed sequence is shown as `\xNN`. */
export function bodyText(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(sequenceOrStray, (part, sequence: string | undefined) =>
      sequence === undefined
        ? `\\x${part.charCodeAt(0).toString(16)}`
        : Buffer.from(sequence, "latin1").toString("utf8"),
    );
}

/** The longest beginning of `text` that takes at most `limit` bytes of UTF-8; no character is split. */
export function cutToBytes(text: string, limit: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(limit));
  return text.slice(0, read);
}
