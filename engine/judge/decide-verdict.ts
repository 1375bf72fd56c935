import type { Requirement } from "../../suites/requirement.ts";
import { cutReasons } from "../run/cut.ts";
import type { PropertyResult } from "../run/run-property.ts";
import type { MinimalFailure } from "../run/shrink-failure.ts";
import type { Counterexample, Verdict, VerdictBase } from "./verdict.ts";

/** What a requirement's verdict tells whatever came out; `durationMs` in milliseconds. */
export function verdictBase(
  { id, level, evidence }: Pick<Requirement, "id" | "level" | "evidence">,
  runs = 0,
  durationMs = 0,
): VerdictBase {
  return { requirement: id, level, evidence, runs, durationMs };
}

/** The verdict that a property run amounts to. Pure. */
export function decideVerdict(
  requirement: Requirement,
  result: PropertyResult,
  seed: number,
  durationMs: number,
): Verdict {
  const base = verdictBase(requirement, result.runs, durationMs);
  if (result.cut !== null) return { ...base, outcome: "untestable", reason: cutReasons[result.cut] };
  if (requirement.level === "OBSERVE") {
    return { ...base, outcome: "observed", observations: result.observations };
  }
  if (result.minimal === null && result.nothing !== null)
    return { ...base, outcome: "untestable", reason: result.nothing };
  if (result.minimal === null) return { ...base, outcome: "conforms" };
  return {
    ...base,
    outcome: "violates",
    counterexample: counterexampleOf(result.minimal, seed),
    flaky: result.minimal.flaky && requirement.sporadic !== true,
  };
}

function counterexampleOf({ trial, path, shrinkTrials }: MinimalFailure, seed: number): Counterexample {
  return {
    ...trial.failure,
    input: trial.resolved,
    exchange: trial.exchange,
    replay: { seed, path },
    shrinkRequests: shrinkTrials,
  };
}
