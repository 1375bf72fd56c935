/** Strings, which may hold what looks like a comment, and comments. Quoted strings do not go over lines. */
const stringOrComment =
  /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** A source text without its comments; what is left keeps its line. */
export function codeOf(text: string): string {
  return text.replace(stringOrComment, (found) =>
    found.startsWith("/") ? found.replace(/[^\n]/g, " ") : found,
  );
}

/** A source text without its comments and without what is in its strings. */
export function bareCodeOf(text: string): string {
  return codeOf(text).replace(stringOrComment, (found) => found.replace(/[^\n`"']/g, " "));
}

/** The comments of a source text, one after another. */
export function commentsOf(text: string): string {
  return [...text.matchAll(stringOrComment)]
    .map(([found]) => found)
    .filter((found) => found.startsWith("/"))
    .join("\n");
}
