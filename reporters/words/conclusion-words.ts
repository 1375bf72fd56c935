import { type Conclusion, conclude, levelOf, toleranceOf } from "../report/conclusion.ts";
import type { RunReport } from "../report/run-report.ts";
import { counted, partsOf } from "./counts.ts";
import { visibleLine } from "./visible.ts";

/** A conclusion as every report shows it. */
export interface ConclusionWords {
  /** One sentence each; the first begins with the verdict in capitals. */
  readonly sentences: readonly string[];
  /** The outcome whose colour fits. */
  readonly style: "conforms" | "violates" | "broken" | "untestable";
}

/** What the run comes to, in the same words in every format. */
export function concludeInWords(report: RunReport): ConclusionWords {
  const conclusion = conclude(report);
  const { verdict } = conclusion;
  const opening = openingOf(report, conclusion);
  const count = countOf(report, conclusion);
  const isJudged = verdict !== "not-tested" && report.selfProof.rejected === report.selfProof.of;
  const sentences = [
    ...(opening.includes(":")
      ? [opening, ...(isJudged ? [capitalized(count)] : [])]
      : [`${opening}: ${count}`]),
    ...(report.baseline?.problems.length ? [outdatedOf(report.baseline.problems.length)] : []),
    ...(report.interrupted === true ? ["the run was interrupted, so the results are partial"] : []),
    ...flakyOf(report),
    outcomesOf(report),
  ];
  return {
    sentences: sentences.map((sentence) => `${visibleLine(capitalized(sentence))}.`),
    style: verdict === "conforms" || verdict === "violates" || verdict === "broken" ? verdict : "untestable",
  };
}

/** The verdict in capitals; where the count alone does not explain it, with the reason after a colon. */
function openingOf(
  { selfProof, summary, results, support, fixtures }: RunReport,
  conclusion: Conclusion,
): string {
  const { verdict, failing, outside } = conclusion;
  const untested = `${summary.untestable} of ${counted(results.length, "requirement")}`;
  switch (verdict) {
    case "broken":
      return selfProof.rejected < selfProof.of
        ? `BROKEN: the suite accepted ${selfProof.of - selfProof.rejected} of ${selfProof.of} dummy responders, so no result can be trusted`
        : `BROKEN: the suite or the connection failed on ${counted(summary.broken, "requirement")}`;
    case "violates":
      if (failing.length > 0) return "VIOLATES";
      return outside.length > 0
        ? `VIOLATES: requirements of this run need ${outside.join(", ")}, which the target violates`
        : "BASELINE OUTDATED";
    case "interrupted":
      return "INTERRUPTED";
    case "cut-short":
      return `CUT SHORT: time ran out before ${untested} could be judged`;
    case "not-tested":
      if (support === "not-implemented") return "NOT TESTED: the target does not implement the operation";
      return summary.conforms === 0
        ? "NOT TESTED: no requirement could be judged"
        : `NOT TESTED as a whole: there were no users and credentials to try it on (${fixtures?.problem}), and what needs none says too little`;
    case "conforms":
      return summary.untestable === 0
        ? "CONFORMS"
        : `CONFORMS AS FAR AS TESTED: ${untested} could not be tested`;
  }
}

/** `2 of 153 requirements fail the run (1 MUST, 1 SHOULD), 3 others deviate (2 foreseen, 1 below level must)`. */
function countOf(report: RunReport, { failing, deviating }: Conclusion): string {
  const total = counted(report.results.length, "requirement");
  const must = failing.filter(({ level }) => level === "MUST").length;
  const levels = partsOf({ MUST: must, SHOULD: failing.length - must });
  const tolerances = deviating.map((result) => toleranceOf(result, report) ?? "");
  const reasons = partsOf(
    Object.fromEntries(
      ["foreseen", "flaky", `below level ${levelOf(report)}`].map((reason) => [
        reason,
        tolerances.filter((tolerance) => tolerance === reason).length,
      ]),
    ),
  );
  if (failing.length === 0) {
    const deviate =
      deviating.length === 0
        ? "none deviates"
        : `${counted(deviating.length, "deviates", "deviate")} (${reasons})`;
    return `none of ${total} fails the run, ${deviate}`;
  }
  const fail = `${failing.length} of ${total} ${failing.length === 1 ? "fails" : "fail"} the run (${levels})`;
  const others = `${counted(deviating.length, "other deviates", "others deviate")} (${reasons})`;
  return `${fail}, ${deviating.length === 0 ? "no other deviates" : others}`;
}

function outdatedOf(problems: number): string {
  return `${counted(problems, "baseline entry is", "baseline entries are")} out of date`;
}

/** Says of the violations that did not come again that they did not. */
function flakyOf({ results, suite }: RunReport): string[] {
  const count = results.filter(({ flaky }) => flaky === true).length;
  if (count === 0) return [];
  const fails = suite.strictFlaky === true ? "" : ", which fails no run without --strict-flaky";
  return [
    `${counted(count, "violation is flaky: it", "violations are flaky: they")} did not come again${fails}`,
  ];
}

/** What became of the requirements that are not violated. */
function outcomesOf({
  summary: { conforms, observed, untestable, inapplicable, broken },
}: RunReport): string {
  const rest = partsOf({ observed, untestable, inapplicable, broken });
  return `${counted(conforms, "conforms", "conform")}${rest === "" ? "" : `, ${rest}`}`;
}

function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
