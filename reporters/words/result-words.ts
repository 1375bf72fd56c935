import { toleranceOf } from "../report/conclusion.ts";
import type { Foreseen, RequirementResult, RunReport } from "../report/run-report.ts";
import { code, type Span } from "./document.ts";
import { latticeRequirement, precedenceWords } from "./precedence-words.ts";
import { visibleExcerpt, visibleLine } from "./visible.ts";

/** What was required and what came, in one line: `expected 400 ValidationError, observed 404 NoSuchEntity`. */
export function foundWords(
  found: { readonly expected: string; readonly observed: string } | undefined,
): string {
  return found === undefined
    ? "violated"
    : `expected ${visibleExcerpt(found.expected)}, observed ${visibleExcerpt(found.observed)}`;
}

/** The same as pieces of a line. */
export function foundSpans(found: Parameters<typeof foundWords>[0]): Span[] {
  if (found === undefined) return ["violated"];
  const { expected, observed } = found;
  return ["expected ", code(expected), ", observed ", code(observed)];
}

/** How much a result weighs in its run: `MUST, documented`, and for a violation what lessens it. */
export function weightWords(result: RequirementResult, report: RunReport): string {
  const { level, evidence, outcome, flaky } = result;
  const tolerance = outcome === "violates" ? toleranceOf(result, report) : null;
  const lessened = [...(flaky === true ? ["flaky"] : []), ...(tolerance === null ? [] : [tolerance])];
  return [level, evidence, ...new Set(lessened)].join(", ");
}

/** Why the baseline foresees a violation, with its issue where there is one. */
export function foreseenWords({ reason, issue }: Foreseen): string {
  return visibleLine(issue === undefined ? reason : `${reason} (${issue})`);
}

/**
 * The behaviours that were seen for one requirement, the most frequent first: `409 LimitExceeded ×3`. The many of the
 * precedence lattice are put into words.
 */
export function observedBehaviours({ requirement, observations = [] }: RequirementResult): string[] {
  if (requirement === latticeRequirement)
    return precedenceWords(observations.map(({ behaviour }) => behaviour));
  return observations.map(({ behaviour, count }) => `${visibleExcerpt(behaviour)} ×${count}`);
}
