/** `length` times the fill letter of `alphabet`, its first. */
export function fillOf(alphabet: string, length: number): string {
  return alphabet.charAt(0).repeat(length);
}

/** Texts of the class at the ends and in the middle of `lengths`, the preferred length first: fill, then a mixture. */
export function legalExamples(alphabet: string, lengths: readonly number[]): string[] {
  const last = lengths.length - 1;
  const indexes = [0, 1, Math.floor(last / 3), Math.floor(last / 2), last - 1, last];
  const tried = [...new Set(indexes.map((index) => lengths[Math.max(0, Math.min(index, last))] ?? 0))];
  const texts = [
    ...tried.map((length) => fillOf(alphabet, length)),
    ...tried.map((length) => mixtureOf(alphabet, length)),
  ];
  return [...new Set(texts)];
}

function mixtureOf(alphabet: string, length: number): string {
  return [...alphabet.repeat(Math.ceil(length / alphabet.length))].reverse().slice(0, length).join("");
}
