import type { Outcome } from "../../engine/judge/verdict.ts";
import type { RequirementResult, RunReport } from "../report/run-report.ts";
import { visibleExcerpt, visibleLine } from "./visible.ts";

/** Requirements that could not be judged for the same cause. */
export interface Cause {
  readonly cause: string;
  readonly requirements: readonly string[];
}

const indexes = new WeakMap<RunReport["results"], ReadonlyMap<string, RequirementResult>>();

/** The results of a report by requirement, indexed once: every result of a long report may ask for another one. */
function resultsById({ results }: RunReport): ReadonlyMap<string, RequirementResult> {
  const known = indexes.get(results);
  if (known !== undefined) return known;
  const index = new Map(results.map((result) => [result.requirement, result]));
  indexes.set(results, index);
  return index;
}

/** Why one requirement has no verdict of its own, in one line. */
export function causeOf(result: RequirementResult, report: RunReport): string {
  const reason = visibleExcerpt(result.reason ?? "no reason given");
  if (result.because === undefined) return reason;
  const needed = resultsById(report).get(result.because);
  const state =
    needed === undefined
      ? result.reason === undefined
        ? "is violated and not part of this run"
        : "was not judged"
      : `is ${needed.outcome === "violates" ? "violated" : needed.outcome}`;
  const need = `needs ${visibleLine(result.because)}, which ${state}`;
  return result.reason === undefined ? need : `${need}: ${reason}`;
}

/** The requirements with one outcome, grouped by cause, the commonest cause first. */
export function groupByCause(report: RunReport, outcome: Outcome): Cause[] {
  const groups = new Map<string, string[]>();
  for (const result of report.results) {
    if (result.outcome !== outcome) continue;
    const cause = causeOf(result, report);
    const group = groups.get(cause);
    if (group === undefined) groups.set(cause, [visibleLine(result.requirement)]);
    else group.push(visibleLine(result.requirement));
  }
  return [...groups]
    .map(([cause, requirements]) => ({
      cause,
      requirements:
        requirements.length > 1 && requirements.length === report.results.length
          ? ["every requirement of the run"]
          : requirements,
    }))
    .sort((a, b) => b.requirements.length - a.requirements.length);
}
