import { distance } from "fastest-levenshtein";

/** Longer words are typed wrong in more ways than anybody wants suggested. */
const longestWord = 64;

/**
 * The candidate that `word` was probably meant to be: the nearest by insertions, deletions, substitutions and swaps of
 * letters, in whatever case; or undefined where none is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  let best: string | undefined;
  let least = tolerance(word) + 1;
  for (const candidate of candidates) {
    const count = mistakes(word.toLowerCase(), candidate.toLowerCase());
    if (count >= least) continue;
    best = candidate;
    least = count;
  }
  return best;
}

/** ` Did you mean "…"?` for the end of a message, or nothing. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? "" : ` Did you mean "${candidate}"?`;
}

function tolerance({ length }: string): number {
  if (length <= 3) return 1;
  return length <= 6 ? 2 : 3;
}

function mistakes(word: string, candidate: string): number {
  const edits = distance(word, candidate);
  // A swap is one slip of the fingers, where the distance counts two substitutions.
  return edits === 2 && lettersOf(word) === lettersOf(candidate) ? 1 : edits;
}

function lettersOf(word: string): string {
  return [...word].sort().join("");
}
