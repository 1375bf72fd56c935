import { visibleExcerpt } from "./visible.ts";

/** What was required and what came, in one line: `expected 400 ValidationError, observed 404 NoSuchEntity`. */
export function foundWords(
  found: { readonly expected: string; readonly observed: string } | undefined,
): string {
  return found === undefined
    ? "violated"
    : `expected ${visibleExcerpt(found.expected)}, observed ${visibleExcerpt(found.observed)}`;
}
