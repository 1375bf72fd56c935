import pLimit from "p-limit";
import { answersEveryRequest, isSilent, nameSilence } from "../judge/name-silence.ts";
import type { Verdict } from "../judge/verdict.ts";

/** How a plan is exercised. */
export interface ExercisePlanOptions {
  /** Requirements under way at once; most wait for the needs of others. */
  readonly concurrency: number;
  /** Told of each verdict as soon as it is known. */
  readonly onVerdict?: (verdict: Verdict) => void;
  /** Aborted: no requirement is begun any more. */
  readonly signal?: AbortSignal;
}

/**
 * Exercises the requirements of a plan, begun in its order; resolves when every one that was begun has ended, with the
 * verdicts by requirement. What an aborted run has not come to has no verdict. What hangs on requests that got no answer
 * is told when all is known.
 */
export async function exercisePlan<P>(
  judge: (planned: P) => Promise<Verdict>,
  plan: readonly P[],
  { concurrency, onVerdict, signal }: ExercisePlanOptions,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const limit = pLimit(concurrency);
  await limit.map(plan, async (planned) => {
    if (signal?.aborted === true) return;
    const verdict = await judge(planned);
    verdicts.set(verdict.requirement, verdict);
    if (!isOpen(verdict)) onVerdict?.(verdict);
  });
  const open = [...verdicts.values()].filter(isOpen);
  const named = nameSilence(verdicts);
  for (const verdict of named) verdicts.set(verdict.requirement, verdict);
  for (const { requirement } of open) {
    const verdict = verdicts.get(requirement);
    if (verdict !== undefined) onVerdict?.(verdict);
  }
  return verdicts;
}

/** Whether a verdict may change once all are known. */
function isOpen(verdict: Verdict): boolean {
  return isSilent(verdict) || verdict.requirement === answersEveryRequest;
}
