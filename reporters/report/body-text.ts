/**
 * The length in bytes of the well-formed UTF-8 sequence that starts at `index`, or 0 where none does.
 * The ranges are those of The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
 */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : 4;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[index + 1] ?? 0;
  if (second < lowest || second > highest) return 0;
  for (let offset = 2; offset < length; offset += 1) {
    if (((bytes[index + offset] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** The text of a body in UTF-8; a byte that belongs to no well-formed sequence is shown as `\xNN`. */
export function bodyText(bytes: Uint8Array): string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const parts: string[] = [];
  let start = 0;
  let index = 0;
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index);
    if (length > 0) {
      index += length;
      continue;
    }
    parts.push(decoder.decode(bytes.subarray(start, index)));
    parts.push(`\\x${(bytes[index] ?? 0).toString(16).padStart(2, "0")}`);
    index += 1;
    start = index;
  }
  parts.push(decoder.decode(bytes.subarray(start)));
  return parts.join("");
}

/** The longest beginning of `text` that takes at most `limit` bytes of UTF-8; no character is split. */
export function cutToBytes(text: string, limit: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(limit));
  return text.slice(0, read);
}
