import { breachesAgainst } from "../../contract/constraint.ts";
import type { Operation } from "../../contract/operation.ts";
import { breaking } from "../values/breaking.ts";

/** An update that breaks one constraint, with one value for it. */
export interface InvalidUpdate {
  /** Area and breach, as in the id of the requirement derived from the constraint: `status.one-of`. */
  readonly kind: string;
  /** The name of the parameter that breaks it. */
  readonly parameter: string;
  /** The value to send; undefined: the parameter is left out. */
  readonly value: string | undefined;
}

/** Every way to break one declared constraint of `operation`, in the order of the declaration. */
export function invalidUpdates(operation: Operation): InvalidUpdate[] {
  return operation.parameters.flatMap((parameter) =>
    parameter.constraints.flatMap(breachesAgainst).map((breach) => ({
      kind: `${parameter.area}.${breach}`,
      parameter: parameter.name,
      value: breach === "required" ? undefined : breaking(parameter, breach).examples[0],
    })),
  );
}
