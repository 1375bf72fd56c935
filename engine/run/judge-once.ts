import type { Verdict } from "../judge/verdict.ts";

/** Gives the verdict on a requirement that another one needs, by its id. Throws where there is none of that id. */
export type VerdictOnNeed = (id: string) => Promise<Verdict>;

/**
 * Judges each requirement once, however often it is asked for, also by those that need it. Verdicts in `known` stand.
 */
export function judgeOnce<R extends { readonly id: string }>(
  find: (id: string) => R | undefined,
  judge: (requirement: R, verdictOn: VerdictOnNeed) => Promise<Verdict>,
  known: readonly Verdict[] = [],
): (requirement: R) => Promise<Verdict> {
  const verdicts = new Map(known.map((verdict) => [verdict.requirement, Promise.resolve(verdict)]));

  function verdictOn(requirement: R): Promise<Verdict> {
    const begun = verdicts.get(requirement.id);
    if (begun !== undefined) return begun;
    const verdict = judge(requirement, (id) => {
      const needed = find(id);
      if (needed === undefined) throw new Error(`${requirement.id} needs ${id}, which does not exist`);
      return verdictOn(needed);
    });
    verdicts.set(requirement.id, verdict);
    return verdict;
  }

  return verdictOn;
}
