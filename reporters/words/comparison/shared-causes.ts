import type { RequirementLookup } from "../../report/requirement-lookup.ts";
import type { RunReport } from "../../report/run-report.ts";
import { causeOfViolation } from "../violations-by-cause.ts";

/** Violations that look as if one cause were behind them, over the targets. */
export interface SharedCause {
  /** One sentence: `4 of 6 targets answer 404 NoSuchEntity where 400 ValidationError is required: …`. */
  readonly sentence: string;
  /** null: no known pattern fits. */
  readonly cause: string | null;
  readonly targets: readonly string[];
  readonly requirements: readonly string[];
}

/** Kinds whose `observed` is a status and a code, so that equal words mean equal behaviour. */
const answerKinds: readonly (string | undefined)[] = [
  "code",
  "looked-up",
  "status",
  "accepted",
  "refused",
  "unreadable",
];

interface Group {
  /** Undefined where the words of single violations differ too much to be quoted. */
  readonly answer: { readonly expected: string; readonly observed: string } | undefined;
  readonly cause: string | null;
  readonly targets: Set<string>;
  readonly requirements: Set<string>;
}

/** Groups the violations of reports, one report per target, by what is probably behind them. Pure. */
export function sharedCauses(reports: readonly RunReport[], lookup: RequirementLookup): SharedCause[] {
  const groups = new Map<string, Group>();
  for (const { target, results } of reports) {
    for (const { requirement, outcome, counterexample } of results) {
      if (outcome !== "violates" || counterexample === undefined) continue;
      const { kind, expected, observed } = counterexample;
      const cause = causeOfViolation(requirement, counterexample, lookup);
      const answer = answerKinds.includes(kind) ? { expected, observed } : undefined;
      const key = JSON.stringify([cause ?? kind, answer]);
      const group = groups.get(key) ?? { answer, cause, targets: new Set(), requirements: new Set() };
      groups.set(key, group);
      group.targets.add(target.name);
      group.requirements.add(requirement);
    }
  }
  return [...groups.values()]
    .sort((a, b) => b.targets.size - a.targets.size || b.requirements.size - a.requirements.size)
    .map((group) => ({
      sentence: sentenceOf(group, reports.length),
      cause: group.cause,
      targets: [...group.targets],
      requirements: [...group.requirements],
    }));
}

function sentenceOf({ answer, cause, targets }: Group, all: number): string {
  const many = targets.size !== 1;
  const who = `${targets.size} of ${all} target${all === 1 ? "" : "s"}`;
  const probable = cause ?? "unknown cause";
  if (answer === undefined) return `${who}: ${probable}`;
  return `${who} answer${many ? "" : "s"} ${answer.observed} where ${answer.expected} is required: ${probable}`;
}
