import { requirementById } from "../../suites/catalogue.ts";
import type { RequirementResult, RunLevel, RunReport } from "./run-report.ts";

/** What a whole run comes to. Neither `not-tested` nor `cut-short` reads as passed. */
export interface Conclusion {
  readonly verdict: "conforms" | "violates" | "broken" | "not-tested" | "cut-short" | "interrupted";
  /** One line, the verdict in capitals first. */
  readonly text: string;
}

/** The level of a run; reports that do not say are of the default. */
export function levelOf(report: RunReport): RunLevel {
  return report.suite.level ?? "must";
}

/** Whether a result fails a run of this level: a violation that no baseline foresees, at a level that counts. */
export function failsRun(result: RequirementResult, level: RunLevel): boolean {
  if (result.outcome !== "violates" || result.foreseen !== null) return false;
  return result.level === "MUST" || (result.level === "SHOULD" && level === "should");
}

/**
 * Violations, at a level that counts, of requirements that are not among the results but on which some of them hang:
 * without them a run of chosen requirements would pass because of a fault that it did not choose. A shard leaves them
 * to the shard that they belong to.
 */
function violationsOutside(report: RunReport): string[] {
  if (report.shard !== undefined) return [];
  const inside = new Set(report.results.map(({ requirement }) => requirement));
  const outside = report.results.flatMap(({ because, reason }) =>
    because !== undefined && reason === undefined && !inside.has(because) ? [because] : [],
  );
  return [...new Set(outside)].filter((id) => {
    const level = requirementById(id)?.level ?? "MUST";
    return level === "MUST" || (level === "SHOULD" && levelOf(report) === "should");
  });
}

function remarks(report: RunReport): string[] {
  const violations = report.results.filter(({ outcome }) => outcome === "violates");
  const foreseen = violations.filter((result) => result.foreseen !== null).length;
  const tolerated = violations.filter(
    (result) => result.foreseen === null && !failsRun(result, levelOf(report)),
  ).length;
  const { summary } = report;
  const outdated = report.baseline?.problems.length ?? 0;
  return [
    `${summary.conforms} conform`,
    ...(tolerated > 0 ? [`${tolerated} violated that do not fail a run at level ${levelOf(report)}`] : []),
    ...(foreseen > 0 ? [`${foreseen} violated as the baseline foresaw`] : []),
    ...(outdated > 0 ? [`${outdated} in the baseline to be put right`] : []),
    ...(summary.observed > 0 ? [`${summary.observed} observed`] : []),
    ...(summary.untestable > 0 ? [`${summary.untestable} untestable`] : []),
    ...(summary.inapplicable > 0 ? [`${summary.inapplicable} inapplicable`] : []),
    ...(summary.broken > 0 ? [`${summary.broken} broken`] : []),
    ...(report.interrupted === true ? ["interrupted, results are partial"] : []),
  ];
}

/** `136 of 153 requirements`, of those that could not be judged. */
function summaryOf({ summary, results }: RunReport): string {
  return `${summary.untestable} of ${results.length} requirements`;
}

/** How the conclusion is coloured: as one of the outcomes. */
export function styleOf({ verdict }: Conclusion): "conforms" | "violates" | "broken" | "untestable" {
  return verdict === "not-tested" || verdict === "cut-short" || verdict === "interrupted"
    ? "untestable"
    : verdict;
}

/** What the run comes to. A suite that accepted a dummy responder is broken, whatever it found. */
export function conclude(report: RunReport): Conclusion {
  const { rejected, of } = report.selfProof;
  const total = report.results.length;
  const failing = report.results.filter((result) => failsRun(result, levelOf(report)));
  const rest = remarks(report).join(", ");
  if (rejected < of) {
    return {
      verdict: "broken",
      text: `BROKEN: the suite accepted ${of - rejected} of ${of} dummy responders, so that no result can be trusted`,
    };
  }
  if (failing.length > 0) {
    const must = failing.filter(({ level }) => level === "MUST").length;
    const levels = [
      ...(must > 0 ? [`${must} MUST`] : []),
      ...(must < failing.length ? [`${failing.length - must} SHOULD`] : []),
    ];
    return {
      verdict: "violates",
      text: `VIOLATES ${failing.length} of ${total} requirements (${levels.join(", ")}): ${rest}`,
    };
  }
  const outside = violationsOutside(report);
  if (outside.length > 0) {
    return {
      verdict: "violates",
      text: `VIOLATES ${outside.join(", ")}, which others of the ${total} requirements hang on: ${rest}`,
    };
  }
  if ((report.baseline?.problems.length ?? 0) > 0)
    return { verdict: "violates", text: `BASELINE OUTDATED: of ${total} requirements ${rest}` };
  if (report.summary.broken > 0)
    return { verdict: "broken", text: `BROKEN: of ${total} requirements ${rest}` };
  if (report.interrupted === true) {
    return { verdict: "interrupted", text: `INTERRUPTED: of ${total} requirements ${rest}` };
  }
  if (report.support === "not-implemented") {
    return {
      verdict: "not-tested",
      text: `NOT TESTED: the target does not implement the operation; ${rest}`,
    };
  }
  if (report.cutShort === true) {
    return {
      verdict: "cut-short",
      text: `CUT SHORT: the time was over before ${summaryOf(report)} were judged, so that nothing is said of the whole: ${rest}`,
    };
  }
  if (report.summary.conforms === 0 && report.summary.violates === 0) {
    return { verdict: "not-tested", text: `NOT TESTED: of ${total} requirements ${rest}` };
  }
  const untested = report.summary.untestable;
  return {
    verdict: "conforms",
    text:
      untested === 0
        ? `CONFORMS: of ${total} requirements ${rest}`
        : `CONFORMS AS FAR AS IT WAS TESTED, ${untested} OF ${total} REQUIREMENTS WERE NOT: ${rest}`,
  };
}
