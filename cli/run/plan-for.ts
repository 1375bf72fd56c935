import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { type PlannedRequirement, planRun } from "../../engine/run/plan.ts";
import type { Selection } from "../../reporters/report/run-report.ts";
import { catalogue } from "../../suites/catalogue.ts";
import type { Target } from "../../targets/target.ts";
import type { RunCommand } from "./run-command.ts";

/** The requirements that a run command exercises on a target, in the order of the catalogue. */
export function planFor(
  command: RunCommand,
  { claims, edition: declared }: Pick<Target, "claims" | "edition">,
): PlannedRequirement[] {
  const edition = command.edition ?? declared;
  return planRun(catalogue, { ...command, claims, ...(edition === undefined ? {} : { edition }) });
}

/** What a run command chooses to test, for its report. */
export function selectionOf({ only, shard }: RunCommand): Selection {
  return {
    operation: updateServiceSpecificCredential.name,
    ...(only.length === 0 ? {} : { only }),
    ...(shard === undefined ? {} : { shard }),
  };
}
