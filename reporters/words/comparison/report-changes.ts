import type { RequirementResult, RunReport } from "../../report/run-report.ts";

/** A requirement whose result is another one than in the report before. */
interface ChangedResult {
  readonly requirement: string;
  readonly change: "fixed" | "broken" | "other";
  /** In a few words: `conforms`, `violates: 404 NoSuchEntity`. */
  readonly before: string;
  readonly after: string;
}

/** What changed between two runs of one target. */
export interface ReportChange {
  readonly target: string;
  /** When the two runs began. */
  readonly from: string;
  readonly to: string;
  readonly results: readonly ChangedResult[];
}

const absent = "not in the report";

/** Compares two reports of one target, requirement by requirement. Times, ids and counts do not matter. Pure. */
export function changesBetween(before: RunReport, after: RunReport): ReportChange {
  const old = new Map(before.results.map((result) => [result.requirement, result]));
  const now = new Map(after.results.map((result) => [result.requirement, result]));
  const ids = [...now.keys(), ...[...old.keys()].filter((id) => !now.has(id))];
  const results = ids.flatMap((requirement): ChangedResult[] => {
    const [was, is] = [old.get(requirement), now.get(requirement)];
    const [wasWords, isWords] = [describeResult(was), describeResult(is)];
    if (wasWords === isWords) return [];
    return [{ requirement, change: changeOf(was, is), before: wasWords, after: isWords }];
  });
  return { target: after.target.name, from: before.startedAt, to: after.startedAt, results };
}

function changeOf(
  was: RequirementResult | undefined,
  is: RequirementResult | undefined,
): ChangedResult["change"] {
  if (was?.outcome === "violates" && is?.outcome === "conforms") return "fixed";
  if (was?.outcome === "conforms" && is?.outcome === "violates") return "broken";
  return "other";
}

/** Kinds whose `observed` names things of the one run, such as ids, and so differs between equal runs. */
const unsteadyKinds: readonly (string | undefined)[] = [
  "message",
  "unreported",
  "envelope",
  "state",
  "no-answer",
];

function describeResult(result: RequirementResult | undefined): string {
  if (result === undefined) return absent;
  const { outcome, counterexample, observations } = result;
  if (counterexample !== undefined) {
    const { kind, observed } = counterexample;
    return `${outcome}: ${unsteadyKinds.includes(kind) ? kind : observed}`;
  }
  const seen = (observations ?? []).map(({ behaviour }) => behaviour).sort();
  return seen.length === 0 ? outcome : `${outcome}: ${seen.join(", ")}`;
}
