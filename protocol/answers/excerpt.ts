/** Characters that would break a line, move a cursor or reverse the reading direction. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const plain = /^[ -~]*$/;

/** At most `longest` characters of a text that came from elsewhere: what is longer ends in `…`. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Cut by UTF-16 units first, so that a text of a megabyte costs no more than its beginning.
  const beginning = [...text.slice(0, 2 * longest)];
  const isCut = beginning.length > longest || text.length > 2 * longest;
  return isCut ? `${beginning.slice(0, longest).join("")}…` : text;
}

/**
 * At most `longest` characters of a text that a target sent, on one line: what is longer ends in `…`, characters
 * that do not print are written as `\u{…}`.
 */
export function excerpt(text: string, longest = 80): string {
  if (text.length <= longest && plain.test(text)) return text;
  return shortened(text, longest).replace(
    unprintable,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
