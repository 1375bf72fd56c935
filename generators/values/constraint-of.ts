import type { Constraint } from "../../contract/constraint.ts";
import type { Parameter } from "../../contract/operation.ts";

/** The constraint of this kind that `parameter` declares. Throws where it declares none. */
export function constraintOf<Kind extends Constraint["kind"]>(
  parameter: Parameter,
  kind: Kind,
): Extract<Constraint, { kind: Kind }> {
  const found = parameter.constraints.find(
    (constraint): constraint is Extract<Constraint, { kind: Kind }> => constraint.kind === kind,
  );
  if (found === undefined) throw new Error(`${parameter.name} has no ${kind} constraint`);
  return found;
}
