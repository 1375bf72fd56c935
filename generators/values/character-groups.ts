/**
 * Characters in groups of one meaning each, simplest first: the first of a group stands for it.
 * Shrinking asks for simpler characters: first the heads of all groups, so that a fault that lets several
 * groups through always ends at the same character, then the earlier characters of the own group.
 */
export type CharacterGroups = readonly (readonly string[])[];

/** The characters simpler than `character`, simplest first. One that is in no group is less simple than all. */
export function simplerCharacters(groups: CharacterGroups, character: string): string[] {
  const heads = groups.flatMap((group) => group.slice(0, 1));
  const headAt = heads.indexOf(character);
  if (headAt >= 0) return heads.slice(0, headAt);
  const own = groups.find((group) => group.includes(character));
  if (own === undefined) return [...heads, ...groups.flatMap((group) => group.slice(1))];
  return [...heads, ...own.slice(1, own.indexOf(character))];
}

/** `alphabet` cut into runs of neighbouring code points: `A-Z`, `a-z`, `0-9`, and each mark by itself. */
export function runsOf(alphabet: string): CharacterGroups {
  const runs: string[][] = [];
  let previous = Number.NaN;
  for (const character of alphabet) {
    const point = character.codePointAt(0) ?? 0;
    const run = runs.at(-1);
    if (run !== undefined && point === previous + 1) run.push(character);
    else runs.push([character]);
    previous = point;
  }
  return runs;
}

/** The first and the last character of each run of `alphabet`: where a class written by hand goes wrong. */
export function edgesOf(alphabet: string): string[] {
  return runsOf(alphabet).flatMap((run) => (run.length > 1 ? [...run.slice(0, 1), ...run.slice(-1)] : run));
}
