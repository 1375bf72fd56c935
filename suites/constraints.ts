import type { Constraint } from "../contract/constraint.ts";
import type { Operation } from "../contract/operation.ts";
import { lengths } from "./constraints/length.ts";
import { listedValues } from "./constraints/one-of.ts";
import { patterns } from "./constraints/pattern.ts";
import { required } from "./constraints/required.ts";
import type { Derived, Subject } from "./constraints/subject.ts";
import { updateOf } from "./declare.ts";
import type { Requirement } from "./requirement.ts";

/** What follows from the declared constraints of every parameter: a new bound cannot arrive untested. */
export function constraints(operation: Operation): Requirement[] {
  return operation.parameters.flatMap((parameter) => {
    const subject = { operation, parameter, update: updateOf(operation) };
    const derived = parameter.constraints.map((constraint) => derive(subject, constraint));
    return [...derived.flatMap(({ basic }) => basic), ...derived.flatMap(({ further }) => further)];
  });
}

function derive(subject: Subject, constraint: Constraint): Derived {
  switch (constraint.kind) {
    case "required":
      return required(subject, constraint);
    case "length":
      return lengths(subject, constraint);
    case "pattern":
      return patterns(subject, constraint);
    case "one-of":
      return listedValues(subject, constraint);
  }
}
