/**
 * `text` as one word of a POSIX shell (POSIX.1-2024, Shell Command Language, 2.2.2 Single-Quotes).
 * Any character may occur but NUL, which no argument of a program can hold.
 */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
