/** What a descent is made of. */
export interface DescentParts<F, C> {
  /** Simpler candidates, in the order in which they are preferred. */
  readonly candidatesOf: (found: F) => Iterable<C>;
  /**
   * How many candidates may be tried at once, when so many have been tried, `missed` of them in vain in this step; 0 ends
   * the descent.
   */
  readonly mostAtOnce: (tried: number, missed: number) => number;
}

/** Where a descent ended, and what it cost. */
export interface Descent<F> {
  readonly found: F;
  /** The place of the candidate that was taken at each step, among those of that step; counts from 0. */
  readonly path: readonly number[];
  /** Candidates that were tried. */
  readonly tried: number;
}

/**
 * A greedy descent: it goes on from the first candidate that still shows what is looked for, until none does. It yields
 * the candidates to try and is told what each of them shows, null where that is nothing any more: so it serves those who
 * wait for an answer and those who do not.
 */
export function* descentSteps<F, C>(
  start: F,
  { candidatesOf, mostAtOnce }: DescentParts<F, C>,
): Generator<readonly C[], Descent<F>, readonly (F | null)[]> {
  const path: number[] = [];
  let tried = 0;
  for (let found = start; ; ) {
    const candidates = candidatesOf(found)[Symbol.iterator]();
    let next: F | null = null;
    for (let offset = 0; next === null; ) {
      const batch = take(candidates, mostAtOnce(tried, offset));
      if (batch.length === 0) return { found, path, tried };
      tried += batch.length;
      const shown = yield batch;
      const first = shown.findIndex((each) => each !== null);
      next = shown[first] ?? null;
      if (next !== null) path.push(offset + first);
      offset += batch.length;
    }
    found = next;
  }
}

/** Makes a descent whose candidates are tried by `attempt`, all of a step at once; it gives what each shows, in their order. */
export async function descend<F, C>(
  start: F,
  parts: DescentParts<F, C>,
  attempt: (candidates: readonly C[]) => Promise<readonly (F | null)[]>,
): Promise<Descent<F>> {
  const steps = descentSteps(start, parts);
  let step = steps.next();
  while (step.done !== true) step = steps.next(await attempt(step.value));
  return step.value;
}

function take<C>(candidates: Iterator<C>, count: number): C[] {
  const taken: C[] = [];
  while (taken.length < count) {
    const next = candidates.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}
