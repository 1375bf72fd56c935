import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import {
  estimateRequests,
  runsWithin,
  totalOf,
  type Undertaking,
} from "../../engine/run/estimate-requests.ts";
import { requirementById } from "../../suites/catalogue.ts";
import type { Target } from "../../targets/target.ts";
import { Problem } from "../problem.ts";
import { planFor } from "./plan-for.ts";
import type { RunCommand } from "./run-command.ts";

/** What a run command is about to do on a target. */
export function undertakingOf(command: RunCommand, target: Target): Undertaking {
  return {
    plan: planFor(command, target),
    find: requirementById,
    operation: updateServiceSpecificCredential,
    concurrency: command.concurrency ?? target.concurrency,
    makesLanes: target.provision === "create",
  };
}

/** The runs per requirement: those asked for, or as many as the target's budget of requests allows. Throws Problem where it allows not even one. */
export function runsFor(command: RunCommand, target: Target): number {
  const { requestBudget } = target;
  if (requestBudget === undefined) return command.runs;
  const undertaking = undertakingOf(command, target);
  const least = totalOf(estimateRequests(undertaking, 1));
  if (least > requestBudget)
    throw new Problem(
      `target ${target.name}: the run takes at least about ${least} requests, more than its requestBudget of ${requestBudget}; choose fewer requirements with --only or --shard, or raise it in its entry of targets.json`,
    );
  return runsWithin(requestBudget, command.runs, undertaking);
}
