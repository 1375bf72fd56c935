import { type EditionName, editions } from "../../contract/editions.ts";
import { driftedStatus } from "../../contract/operations/update-service-specific-credential.ts";
import { successEnvelope, successRules } from "../../suites/needs.ts";
import type { Claim, Requirement } from "../../suites/requirement.ts";

/** What narrows a run. */
export interface PlanOptions {
  readonly claims: Readonly<Record<Claim, boolean>>;
  /** Requirement ids, areas, or patterns with `*`; empty: everything. */
  readonly only: readonly string[];
  /** This share of the requirements: `index` counts from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
  /** Asserts what this edition of the documents says where editions differ. */
  readonly edition?: EditionName;
}

/** One requirement of a run. */
export interface PlannedRequirement {
  readonly requirement: Requirement;
  /** The claim that the target's entry disclaims; the requirement does not apply then. */
  readonly disclaimed: Claim | null;
}

/** The requirements of a run in catalogue order; those that do not apply are listed too. */
export function planRun(catalogue: readonly Requirement[], options: PlanOptions): PlannedRequirement[] {
  const chosen = catalogue.filter((requirement) => isChosen(requirement, options.only));
  const { shard } = options;
  return chosen
    .filter((_, position) => shard === undefined || position % shard.of === shard.index - 1)
    .map((requirement) => ({
      requirement: underEdition(requirement, options.edition),
      disclaimed: requirement.claims.find((claim) => !options.claims[claim]) ?? null,
    }));
}

/** The same plan, with what needs fewer others first: it is judged sooner, and so is what needs it. */
export function fewestNeedsFirst(plan: readonly PlannedRequirement[]): PlannedRequirement[] {
  return plan.toSorted((a, b) => a.requirement.needs.length - b.requirement.needs.length);
}

/** The patterns that choose nothing: each is a mistake of the caller's. */
export function unmatchedPatterns(catalogue: readonly Choosable[], only: readonly string[]): string[] {
  return only.filter((pattern) => !catalogue.some((requirement) => isChosen(requirement, [pattern])));
}

/** What patterns choose by. */
interface Choosable {
  readonly id: string;
  readonly area: string;
}

/** Whether patterns choose a requirement; none at all choose every one. */
export function isChosen({ id, area }: Choosable, only: readonly string[]): boolean {
  return only.length === 0 || only.some((pattern) => pattern === area || matches(id, pattern));
}

function matches(id: string, pattern: string): boolean {
  const source = pattern
    .split("*")
    .map((part) => part.replace(/[^\w-]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${source}$`).test(id);
}

/**
 * On the drifted Status value an edition that the target declares is held against it:
 * editions without the value refuse it, those with it do not call it a violation of the list.
 */
export function underEdition(requirement: Requirement, edition: EditionName | undefined): Requirement {
  if (edition === undefined || requirement.id !== "status.expired.edition") return requirement;
  const values: readonly string[] = editions[edition].statusValues;
  const isValue = values.includes(driftedStatus);
  return {
    ...requirement,
    level: "MUST",
    needs: [...requirement.needs, ...successEnvelope],
    statement: `Status ${driftedStatus} is treated as the edition ${edition} says: ${isValue ? "a value of the list" : "no value of the list"}.`,
    expectation: isValue
      ? {
          answer: "one-of",
          options: [
            { answer: "success", rules: successRules },
            { answer: "error", codes: ["InvalidInput"] },
          ],
          state: "unread",
        }
      : { answer: "error", codes: ["ValidationError", "InvalidInput"], state: "unchanged" },
  };
}
