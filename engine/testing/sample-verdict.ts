import type { Verdict } from "../judge/verdict.ts";
import { sampleExchange, sampleFailure } from "./sample-trial.ts";

/** A verdict with these changes; a violating one has a counterexample whose failure is of the kind `code`. */
export function sampleVerdict(changes: Partial<Verdict> = {}): Verdict {
  const counterexample = {
    ...sampleFailure,
    input: {},
    exchange: sampleExchange,
    replay: { seed: 1, path: "0" },
    shrinkRequests: 0,
  };
  return {
    requirement: "sample.requirement",
    level: "MUST",
    evidence: "documented",
    outcome: "conforms",
    runs: 10,
    durationMs: 5,
    ...(changes.outcome === "violates" ? { counterexample } : {}),
    ...changes,
  };
}
