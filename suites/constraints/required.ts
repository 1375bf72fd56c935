import { recorded } from "../../contract/citation.ts";
import type { RequiredConstraint } from "../../contract/constraint.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { validationError } from "../needs.ts";
import { type Derived, refuses, type Subject, validationOf } from "./subject.ts";

const siblings = recorded(
  "stackd-recordings",
  "Absent required members of sibling operations: `Value at '…' failed to satisfy constraint: Member must not be null`.",
);

/** The parameter has to be given. */
export function required(subject: Subject, { citation }: RequiredConstraint): Derived {
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
        needs: [...validationError, { requirement: `${area}.required`, explains: "all" }],
      }),
    ],
  };
}
