import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import { changeWords } from "../../engine/fixtures/lane.ts";
import type { RequirementResult, RunReport } from "../../reporters/report/run-report.ts";

/** A requirement on which two runs of one target differ, in words. */
export interface Movement {
  readonly requirement: string;
  readonly before: string;
  readonly after: string;
}

const absent = "not in the report";

/**
 * What moved between two runs: requirements whose outcome differs, or the answer that shows a violation, or the
 * behaviours seen where nothing is required; and what was found out about the target as a whole.
 */
export function movements(before: RunReport, after: RunReport): Movement[] {
  const was = summaries(before);
  const is = summaries(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((requirement) => {
    const movement = {
      requirement,
      before: was.get(requirement) ?? absent,
      after: is.get(requirement) ?? absent,
    };
    return movement.before === movement.after ? [] : [movement];
  });
}

function summaries({ support, authentication, results }: RunReport): Map<string, string> {
  return new Map([
    ["(support)", support],
    ["(authentication)", authentication],
    ...results.map((result) => [result.requirement, summaryOf(result)] as const),
  ]);
}

/** To which of the two usual values a credential was set depends on what it was before. */
function settle(behaviour: string): string {
  return usualChanges.reduce((text, change) => text.replace(change, "Status changed"), behaviour);
}

const usualChanges = documentedStatuses.map((status) => changeWords({ changed: "status", status }));

/** Counts and the order of what was observed depend on which requests were in flight together. */
function summaryOf({
  outcome,
  counterexample,
  observations = [],
  because,
  reason,
}: RequirementResult): string {
  if (counterexample !== undefined)
    return `${outcome}: expected ${counterexample.expected}, observed ${counterexample.observed}`;
  if (observations.length > 0) {
    const seen = new Set(observations.map(({ behaviour }) => settle(behaviour)));
    return `${outcome}: ${[...seen].sort().join("; ")}`;
  }
  const why = because ?? reason;
  return why === undefined ? outcome : `${outcome}: ${why}`;
}
