import type { Requirement } from "../../suites/requirement.ts";
import { cutReasons } from "../run/cut.ts";
import type { MinimalFailure, PropertyResult } from "../run/run-property.ts";
import type { Counterexample, Verdict } from "./verdict.ts";

/** What is true of a verdict whatever came out. */
export type VerdictBase = Pick<Verdict, "requirement" | "level" | "evidence">;

/** The fixed part of a requirement's verdict. */
export function verdictBase({
  id,
  level,
  evidence,
}: Pick<Requirement, "id" | "level" | "evidence">): VerdictBase {
  return { requirement: id, level, evidence };
}

/** The verdict that a property run amounts to. Pure. */
export function decideVerdict(
  requirement: Requirement,
  result: PropertyResult,
  seed: number,
  durationMs: number,
): Verdict {
  const base = { ...verdictBase(requirement), runs: result.runs, durationMs };
  if (result.cut !== null) return { ...base, outcome: "untestable", reason: cutReasons[result.cut] };
  if (requirement.level === "OBSERVE") {
    return { ...base, outcome: "observed", observations: result.observations };
  }
  if (result.minimal === null) return { ...base, outcome: "conforms" };
  return {
    ...base,
    outcome: "violates",
    counterexample: counterexampleOf(result.minimal, seed),
    ...(result.minimal.flaky ? { flaky: true } : {}),
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
