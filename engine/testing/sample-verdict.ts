import type { Counterexample, Outcome, Verdict } from "../judge/verdict.ts";
import { sampleExchange, sampleFailure } from "./sample-trial.ts";

type Samples = { readonly [O in Outcome]: Extract<Verdict, { outcome: O }> };

const base = {
  requirement: "sample.requirement",
  level: "MUST",
  evidence: "documented",
  runs: 10,
  durationMs: 5,
} as const;

const samples: Samples = {
  conforms: { ...base, outcome: "conforms" },
  violates: {
    ...base,
    outcome: "violates",
    counterexample: {
      ...sampleFailure,
      input: {},
      exchange: sampleExchange,
      replay: { seed: 1, path: "0" },
      shrinkRequests: 0,
    },
    flaky: false,
  },
  observed: { ...base, outcome: "observed", observations: [] },
  untestable: { ...base, outcome: "untestable", reason: "no user can be made" },
  inapplicable: { ...base, outcome: "inapplicable", reason: "the target's entry does not claim get" },
  broken: { ...base, outcome: "broken", reason: "the line is down", brokenBy: "transport" },
};

/** The counterexample of a verdict that is to be a violation. Throws where it is none. */
export function counterexampleOf(verdict: Verdict | undefined): Counterexample {
  if (verdict?.outcome !== "violates") throw new Error(`not violated: ${JSON.stringify(verdict)}`);
  return verdict.counterexample;
}

/** A verdict of this outcome with these changes; the failure of a violation is of the kind `code`. */
export function sampleVerdict<O extends Outcome>(outcome: O, changes: Partial<Samples[O]> = {}): Samples[O] {
  return { ...samples[outcome], ...changes };
}
