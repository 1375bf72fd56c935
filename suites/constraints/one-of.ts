import { recorded } from "../../contract/citation.ts";
import type { OneOfConstraint } from "../../contract/constraint.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { literal, must } from "../declare.ts";
import { firstValidationError, uncheckedIn, validationError } from "../needs.ts";
import { type Derived, refuses, type Subject, validationOf } from "./subject.ts";

/** The values of the list, and what resembles them. */
export function listedValues(subject: Subject, { values, citation }: OneOfConstraint): Derived {
  const { parameter, update } = subject;
  const { area, name } = parameter;
  const listed = values.join(" and ");
  const needs = [...validationError, ...uncheckedIn(`${area}.one-of.words`)];
  const sibling = (form: string) =>
    validationOf(citation, recorded("stackd-recordings", `A sibling's enum ${form}: ValidationError.`));
  return {
    basic: [
      refuses(subject, "one-of", {
        citation,
        choice: { choose: "breaking", breach: "one-of" },
        statement: `A ${name} other than ${values.join(" or ")} is refused with ValidationError.`,
        // Among the values tried are the legal ones in another letter case and padded.
        needs: [
          ...validationError,
          ...["one-of.words", "letter-case", "padded"].flatMap((other) => uncheckedIn(`${area}.${other}`)),
        ],
      }),
      // The gate: what refuses these can be asked nothing else.
      must(`${area}.accepts-documented-values`, {
        statement: `An update of an existing credential with ${name} ${values.join(" or ")} is answered with success.`,
        citations: [citation],
        // There and back: an update to the value that the credential has already is another requirement.
        stimulus: update({}, { times: values.length }),
        expect: { answer: "success" },
      }),
    ],
    further: [
      refuses(subject, "one-of.words", {
        citation,
        choice: literal("Unlisted", "zzz"),
        statement: `A ${name} unlike any listed value is refused with ValidationError.`,
        needs: firstValidationError,
      }),
      refuses(subject, "letter-case", {
        citation,
        choice: literal(...values.flatMap(otherCases)),
        statement: `${listed} in another letter case are refused with ValidationError.`,
        citations: sibling("in another letter case"),
        needs,
      }),
      refuses(subject, "padded", {
        citation,
        choice: literal(...values.flatMap(padded)),
        statement: `${listed} with characters before or after them are refused with ValidationError.`,
        citations: sibling("padded with a space"),
        needs,
      }),
      refuses(subject, "empty", {
        citation,
        choice: literal(""),
        statement: `An empty ${name} is refused.`,
        citations: [...validationOf(citation), ...errorCodes.MissingParameter.citations],
        expect: { answer: "error", codes: ["ValidationError", "MissingParameter"] },
        needs,
      }),
    ],
  };
}

function otherCases(value: string): string[] {
  return [value.toLowerCase(), value.toUpperCase(), value.slice(0, -1) + value.slice(-1).toUpperCase()];
}

function padded(value: string): string[] {
  return [` ${value}`, `${value} `, `${value}\n`, `\t${value}`, `${value}\u0000`];
}
