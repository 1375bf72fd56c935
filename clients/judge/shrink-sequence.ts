import type { CallSequences } from "../../generators/sequences/call-sequences.ts";
import type { CallSequence } from "../../generators/sequences/planned-call.ts";
import type { ClientVerdict } from "./client-verdict.ts";
import type { FoundFailure } from "./examine-client.ts";

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
  let smallest = { sequence: start.slice(0, found.at + 1), found };
  let trials = 0;
  const deadline = Date.now() + longestSearch;
  const isOver = () => trials >= mostTrials || Date.now() > deadline || signal?.aborted === true;
  search: while (!isOver()) {
    for (const { value } of source.shrink(smallest.sequence, undefined)) {
      if (isOver()) break search;
      trials += 1;
      const failed = await attempt(value);
      if (failed === null) continue;
      smallest = { sequence: value.slice(0, failed.at + 1), found: failed };
      continue search;
    }
    break;
  }
  const again = await attempt(smallest.sequence);
  const { failure, at, made } = again ?? smallest.found;
  return {
    counterexample: { ...failure, sequence: smallest.sequence, at, made, shrinkTrials: trials },
    ...(again === null ? { flaky: true } : {}),
  };
}
