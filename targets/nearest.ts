/** Longer words are typed wrong in more ways than anybody wants suggested. */
const longestWord = 64;

/**
 * The candidate that `word` was probably meant to be: the nearest by optimal string alignment (insertions,
 * deletions, substitutions and swaps of neighbours; letter case does not count), or undefined where none is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  let best: string | undefined;
  let leastDistance = tolerance(word) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= leastDistance) continue;
    const distance = alignmentDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < leastDistance) {
      best = candidate;
      leastDistance = distance;
    }
  }
  return best;
}

/** ` Did you mean "…"?` for the end of a message, or nothing. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? "" : ` Did you mean "${candidate}"?`;
}

function tolerance(word: string): number {
  if (word.length <= 3) return 1;
  return word.length <= 6 ? 2 : 3;
}

function alignmentDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
