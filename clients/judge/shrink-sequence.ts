import { type DescentParts, descend } from "../../generators/descend.ts";
import type { CallSequences } from "../../generators/sequences/call-sequences.ts";
import type { CallSequence } from "../../generators/sequences/planned-call.ts";
import type { ClientVerdict } from "./client-verdict.ts";
import type { FoundFailure } from "./made-call.ts";

/** Sequences that shrinking may try: a client that starts a process for each call is slow. */
const mostTrials = 150;
/** Milliseconds after which no further one is tried: a client that hangs is slower still. */
const longestSearch = 60_000;

/**
 * Looks for the smallest sequence that violates the same requirement: from the first simpler one that does it goes on, until
 * none does. The smallest is tried once more; where it does not fail again, the failure is flaky.
 */
export async function shrinkSequence(
  source: CallSequences["all"],
  start: CallSequence,
  found: FoundFailure,
  attempt: (sequence: CallSequence) => Promise<FoundFailure | null>,
  signal?: AbortSignal,
): Promise<Pick<ClientVerdict, "counterexample" | "flaky">> {
  const deadline = Date.now() + longestSearch;
  const isOver = (tried: number) => tried >= mostTrials || Date.now() > deadline || signal?.aborted === true;
  const upTo = (sequence: CallSequence, failed: FoundFailure) => ({
    sequence: sequence.slice(0, failed.at + 1),
    failed,
  });
  const parts: DescentParts<ReturnType<typeof upTo>, CallSequence> = {
    candidatesOf: ({ sequence }) => source.shrink(sequence, undefined).map(({ value }) => value),
    mostAtOnce: (tried) => (isOver(tried) ? 0 : 1),
  };
  const descent = await descend(upTo(start, found), parts, async ([candidate = []]) => {
    const failed = await attempt(candidate);
    return [failed === null ? null : upTo(candidate, failed)];
  });
  const { sequence, failed } = descent.found;
  const again = await attempt(sequence);
  const { failure, at, made } = again ?? failed;
  return {
    counterexample: { ...failure, sequence, at, made, shrinkTrials: descent.tried },
    ...(again === null ? { flaky: true } : {}),
  };
}
