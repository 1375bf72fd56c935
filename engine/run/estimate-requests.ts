import { fixtureOperations } from "../../contract/fixture-operations.ts";
import type { Operation } from "../../contract/operation.ts";
import { precedenceFaults, precedencePairs } from "../../contract/precedence.ts";
import { inputsOf } from "../../generators/requests/inputs-of.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { ProcedureName } from "../../suites/stimulus.ts";
import { isSharing, mostSharing } from "../fixtures/share-lanes.ts";
import type { PlannedRequirement } from "./plan.ts";
import { laneCount } from "./prepare-run.ts";
import { speaksOfAnother } from "./resolve-input.ts";
import { runsOf } from "./run-requirements.ts";

/** What is about to be run, and how wide. */
export interface Undertaking {
  readonly plan: readonly PlannedRequirement[];
  readonly find: (id: string) => Requirement | undefined;
  readonly operation: Operation;
  readonly concurrency: number;
  /** The run makes its lanes and removes them. */
  readonly makesLanes: boolean;
}

/** Requests by the operation's name. */
export type RequestEstimate = ReadonlyMap<string, number>;

/** Requests of one thing that is done: updates, and calls of sibling operations. */
type Cost = Readonly<Partial<Record<keyof typeof fixtureOperations | "update", number>>>;

/**
 * About how many requests a run sends to a target that conforms and neither throttles nor shows writes late. Each
 * violation adds what its shrinking takes.
 */
export function estimateRequests(undertaking: Undertaking, runs: number): RequestEstimate {
  const { concurrency, makesLanes, operation } = undertaking;
  const names = new Map([
    ["update", operation.name],
    ...Object.entries(fixtureOperations).map(([key, { name }]) => [key, name] as const),
  ]);
  const totals = new Map<string, number>();
  const add = (cost: Cost, times = 1) => {
    for (const [key, count] of Object.entries(cost)) {
      const name = names.get(key) ?? key;
      totals.set(name, (totals.get(name) ?? 0) + count * times);
    }
  };
  add({ update: 1, listCredentials: 3 });
  if (makesLanes) add(laneCost, laneCount(concurrency));
  for (const requirement of exercised(undertaking)) {
    const { trials, cost, once = {} } = exerciseCost(requirement, undertaking, runsOf(requirement, runs));
    add(cost, trials);
    add(once);
  }
  return new Map([...totals].map(([name, count]) => [name, Math.ceil(count)]));
}

/** All requests of an estimate. */
export function totalOf(estimate: RequestEstimate): number {
  return [...estimate.values()].reduce((sum, count) => sum + count, 0);
}

/** As many runs per requirement as the budget allows, and no more than asked for; at least one. */
export function runsWithin(budget: number, asked: number, undertaking: Undertaking): number {
  let [least, most] = [1, asked];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (totalOf(estimateRequests(undertaking, middle)) <= budget) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** Made before the requirements are exercised, removed after them. */
const laneCost: Cost = {
  createUser: 1,
  createCredential: 2,
  listCredentials: 2,
  deleteCredential: 2,
  deleteUser: 1,
};
const ownUserCost: Cost = { ...laneCost, update: 1, listCredentials: 3 };

interface ExerciseCost {
  readonly trials: number;
  readonly cost: Cost;
  readonly once?: Cost;
}

function exerciseCost(
  requirement: Requirement,
  { operation, concurrency }: Undertaking,
  runs: number,
): ExerciseCost {
  const { stimulus, expectation } = requirement;
  if (stimulus.kind === "procedure") return procedureCost(stimulus.procedure, runs, concurrency);
  const { examples, arbitrary } = inputsOf({ ...requirement, stimulus }, operation);
  const trials = arbitrary === null ? Math.min(examples.length, runs) : runs;
  if (stimulus.namedUser !== undefined) return { trials, cost: ownUserCost };
  const { times = 1 } = stimulus;
  const [example] = examples;
  const hasOther =
    expectation.state === "other-unchanged" || (example !== undefined && speaksOfAnother(example));
  if (!hasOther && isSharing({ ...requirement, stimulus }))
    return {
      trials,
      cost: { update: 1, listCredentials: 1 / Math.min(concurrency, mostSharing) },
      once: { listCredentials: 1 },
    };
  return { trials, cost: { update: times, listCredentials: times * (hasOther ? 2 : 1) } };
}

function procedureCost(procedure: ProcedureName, runs: number, concurrency: number): ExerciseCost {
  switch (procedure) {
    case "model-sequence":
      // The mean of the sequences that are generated, with the user that each is run on.
      return { trials: runs, cost: { ...ownUserCost, update: 4, listCredentials: 9, resetCredential: 1 } };
    case "updates-in-flight": {
      const lanes = laneCount(concurrency);
      const width = Math.min(8, lanes);
      const each = { update: width, listCredentials: width };
      return {
        trials: Math.min(4, runs),
        cost: each,
        once: { update: 8, listCredentials: lanes + 8 * width },
      };
    }
    case "fresh-request-ids":
      return { trials: 1, cost: { update: 9, listCredentials: 1 } };
    case "deleted-credential":
      return { trials: Math.min(2, runs), cost: ownUserCost };
    case "reset-credential":
      return {
        trials: Math.min(2, runs),
        cost: { ...ownUserCost, resetCredential: 1, listCredentials: 4 },
      };
    case "default-user":
      return { trials: Math.min(2, runs), cost: { ...ownUserCost, createAccessKey: 1, deleteAccessKey: 1 } };
    case "precedence-lattice":
      return {
        trials: 1,
        cost: { update: precedenceFaults.length + precedencePairs.length, listCredentials: 2 },
      };
  }
}

/** The plan's requirements and those that they need, each once. */
function exercised({ plan, find }: Undertaking): readonly Requirement[] {
  const found = new Map<string, Requirement>();
  const visit = (requirement: Requirement) => {
    if (found.has(requirement.id)) return;
    found.set(requirement.id, requirement);
    for (const need of requirement.needs) {
      const needed = find(need.requirement);
      if (needed !== undefined) visit(needed);
    }
  };
  for (const { requirement, disclaimed } of plan) if (disclaimed === null) visit(requirement);
  return [...found.values()];
}
