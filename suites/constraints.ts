import { recorded } from "../contract/citation.ts";
import type { Constraint, RequiredConstraint } from "../contract/constraint.ts";
import { errorCodes } from "../contract/error-codes.ts";
import type { Operation } from "../contract/operation.ts";
import { lengths } from "./constraints/length.ts";
import { listedValues } from "./constraints/one-of.ts";
import { patterns } from "./constraints/pattern.ts";
import { type Derived, refuses, type Subject, validationOf } from "./constraints/subject.ts";
import { updateOf } from "./declare.ts";
import { uncheckedIn, validationError } from "./needs.ts";
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

const siblings = recorded(
  "stackd-recordings",
  "Absent required members of sibling operations: `Value at '…' failed to satisfy constraint: Member must not be null`.",
);

/** The parameter has to be given. */
function required(subject: Subject, { citation }: RequiredConstraint): Derived {
  const { area, name } = subject.parameter;
  const absent = { citation, choice: { choose: "absent" } } as const;
  return {
    basic: [
      refuses(subject, "required", {
        ...absent,
        statement: `A request without ${name} is refused.`,
        citations: [...validationOf(citation), ...errorCodes.MissingParameter.citations],
        expect: { answer: "error", codes: ["ValidationError", "MissingParameter"] },
      }),
    ],
    further: [
      refuses(subject, "required.code", {
        ...absent,
        level: "SHOULD",
        statement: `A request without ${name} is refused with ValidationError.`,
        citations: [siblings],
        state: "unread",
        needs: [...validationError, ...uncheckedIn(`${area}.required`)],
      }),
    ],
  };
}
