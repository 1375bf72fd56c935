/** A name and a value as they stand in a form or query string, still encoded. */
export type EncodedPair = readonly [name: string, value: string];

/** Splits `name=value&…`; empty pieces are dropped, a piece without `=` has an empty value. */
export function splitForm(text: string): EncodedPair[] {
  const pairs: EncodedPair[] = [];
  for (const piece of text.split("&")) {
    if (piece === "") continue;
    const equals = piece.indexOf("=");
    pairs.push(equals < 0 ? [piece, ""] : [piece.slice(0, equals), piece.slice(equals + 1)]);
  }
  return pairs;
}

const percent = 0x25;
const plus = 0x2b;
const space = 0x20;

/** The bytes that `text` (one character per byte) stands for; a malformed escape stands for itself. */
export function percentDecode(text: string, plusIsSpace: boolean): Buffer {
  const input = Buffer.from(text, "latin1");
  const output = Buffer.alloc(input.length);
  let length = 0;
  for (let index = 0; index < input.length; index += 1) {
    let byte = input[index] ?? 0;
    if (byte === plus && plusIsSpace) byte = space;
    else if (byte === percent) {
      const escaped = hexByte(text, index + 1);
      if (escaped !== undefined) {
        byte = escaped;
        index += 2;
      }
    }
    output[length] = byte;
    length += 1;
  }
  return output.subarray(0, length);
}

function hexByte(text: string, at: number): number | undefined {
  const digits = text.slice(at, at + 2);
  return /^[0-9A-Fa-f]{2}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

const encoded = /[%+\u0080-\uffff]/;

/**
 * Decodes a name or value of `application/x-www-form-urlencoded` (URL Standard, section 5.1): `+` is a space, bytes
 * that are not UTF-8 become U+FFFD, a byte order mark is a character like any other.
 */
export function decodeFormText(text: string): string {
  // Most names and values hold nothing that is encoded.
  return encoded.test(text) ? percentDecode(text, true).toString("utf8") : text;
}
