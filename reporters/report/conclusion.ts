import type { Level } from "../../contract/citation.ts";
import { requirementById } from "../../suites/catalogue.ts";
import type { RequirementResult, RunLevel, RunReport } from "./run-report.ts";

/** What a whole run comes to. Only `conforms` reads as passed. */
export interface Conclusion {
  readonly verdict: "conforms" | "violates" | "broken" | "not-tested" | "cut-short" | "interrupted";
  /** Violations that fail the run. */
  readonly failing: readonly RequirementResult[];
  /** Violations that do not: the baseline foresees them, they are flaky, or the run does not count their level. */
  readonly deviating: readonly RequirementResult[];
  /**
   * Violated requirements, at a level that counts, that others need and that are not among the results. Without them a
   * run of chosen requirements would pass because of a fault that it did not choose.
   */
  readonly outside: readonly string[];
}

/** The level of a run; reports that do not say are of the default. */
export function levelOf(report: RunReport): RunLevel {
  return report.suite.level ?? "must";
}

/** Whether violations at `level` fail a run. */
function counts(level: Level, runLevel: RunLevel): boolean {
  return level === "MUST" || (level === "SHOULD" && runLevel === "should");
}

/** Why a violation does not fail its run. */
type Tolerance = "foreseen" | "flaky" | `below level ${RunLevel}`;

/** Why a violation does not fail this run, the strongest reason first; null where it does. */
export function toleranceOf(
  { foreseen, flaky, level }: RequirementResult,
  report: RunReport,
): Tolerance | null {
  if (foreseen !== null) return "foreseen";
  if (!counts(level, levelOf(report))) return `below level ${levelOf(report)}`;
  return flaky === true && report.suite.strictFlaky !== true ? "flaky" : null;
}

/** Whether a result fails its run: a violation at a level that counts, which no baseline foresees and which came again. */
export function failsRun(result: RequirementResult, report: RunReport): boolean {
  return result.outcome === "violates" && toleranceOf(result, report) === null;
}

/** A shard leaves these to the shard that they belong to. */
function violationsOutside({ shard, results }: RunReport, level: RunLevel): string[] {
  if (shard !== undefined) return [];
  const inside = new Set(results.map(({ requirement }) => requirement));
  const outside = results.flatMap(({ because, reason }) =>
    because !== undefined && reason === undefined && !inside.has(because) ? [because] : [],
  );
  return [...new Set(outside)].filter((id) => counts(requirementById(id)?.level ?? "MUST", level));
}

/** What the run comes to. A suite that accepted a dummy responder is broken, whatever it found. */
export function conclude(report: RunReport): Conclusion {
  const level = levelOf(report);
  const violations = report.results.filter(({ outcome }) => outcome === "violates");
  const failing = violations.filter((result) => failsRun(result, report));
  const deviating = violations.filter((result) => !failsRun(result, report));
  const outside = violationsOutside(report, level);
  const isWrong = failing.length + outside.length + (report.baseline?.problems.length ?? 0) > 0;
  return { verdict: verdictOf(report, isWrong), failing, deviating, outside };
}

function verdictOf(report: RunReport, isWrong: boolean): Conclusion["verdict"] {
  const { selfProof, summary, interrupted, cutShort, support, fixtures } = report;
  if (selfProof.rejected < selfProof.of) return "broken";
  if (isWrong) return "violates";
  if (summary.broken > 0) return "broken";
  if (interrupted === true) return "interrupted";
  if (support === "not-implemented" || fixtures?.made === "none") return "not-tested";
  if (cutShort === true) return "cut-short";
  return summary.conforms + summary.violates === 0 ? "not-tested" : "conforms";
}
