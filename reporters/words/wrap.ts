/**
 * Words in lines of at most `width` characters, broken at spaces only; a longer word gets a line of its own.
 * The first line begins with `first`, the others with spaces of the same length.
 */
export function wrap(text: string, width: number, first = ""): string[] {
  const indent = " ".repeat(first.length);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && first.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((content, index) => `${index === 0 ? first : indent}${content}`.trimEnd());
}
