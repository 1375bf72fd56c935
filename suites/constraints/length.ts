import { unsettled } from "../../contract/citation.ts";
import type { LengthConstraint } from "../../contract/constraint.ts";
import type { Parameter } from "../../contract/operation.ts";
import { usualId } from "../../contract/operations/update-service-specific-credential.ts";
import { literal, observe } from "../declare.ts";
import { uncheckedIn, validationError } from "../needs.ts";
import type { Requirement } from "../requirement.ts";
import type { Choice } from "../stimulus.ts";
import { accepts, type Derived, refuses, type Subject } from "./subject.ts";

/** The bounds, and for ids of credentials lengths far beyond them. */
export function lengths(subject: Subject, { minimum, maximum, citation }: LengthConstraint): Derived {
  const { name, entity } = subject.parameter;
  return {
    basic: [
      refuses(subject, "min-length", {
        citation,
        choice: breaking("min-length"),
        statement: `A ${name} shorter than ${minimum} is refused with ValidationError.`,
        ...(mayCountAsAbsent(subject.parameter, minimum)
          ? { expect: { answer: "error", codes: ["ValidationError", "MissingParameter"] } }
          : {}),
      }),
      refuses(subject, "max-length", {
        citation,
        choice: breaking("max-length"),
        statement: `A ${name} longer than ${maximum} is refused with ValidationError.`,
      }),
      ...accepts(subject, "min-length", characters(minimum), citation, plainText(minimum)),
      ...accepts(subject, "max-length", characters(maximum), citation, plainText(maximum)),
    ],
    further: entity === "credential" ? farTooLong(subject, citation) : [],
  };
}

function farTooLong(subject: Subject, citation: LengthConstraint["citation"]): Requirement[] {
  const { parameter, update } = subject;
  const { area, name } = parameter;
  return [
    refuses(subject, "max-length.page", {
      citation,
      choice: breaking("max-length", 4096),
      statement: `A ${name} of 4 KiB is refused with ValidationError.`,
      needs: [...validationError, ...uncheckedIn(`${area}.max-length`)],
    }),
    observe(
      `${area}.max-length.mebibyte`,
      `How a ${name} of 1 MiB is answered; a limit on the size of requests may come first.`,
      [unsettled("api-reference", "Nothing public gives the largest request that IAM reads.")],
      update({ credential: breaking("max-length", 1_048_576) }),
      { state: "unchanged", mostRuns: 1 },
    ),
  ];
}

function breaking(breach: "min-length" | "max-length", ...lengths: readonly number[]): Choice {
  return { choose: "breaking", breach, ...(lengths.length === 0 ? {} : { lengths }) };
}

function characters(length: number): string {
  return `of ${length} character${length === 1 ? "" : "s"}`;
}

/** Letters only, and like an id that IAM makes as far as there is room: what else is legal is for another requirement. */
function plainText(length: number): Choice {
  return literal(...["Z", "Q"].map((letter) => usualId.prefix.padEnd(length, letter).slice(-length)));
}

/** An empty value of a required parameter may be taken for an absent one, for which the common errors have a code. */
function mayCountAsAbsent({ constraints }: Parameter, minimum: number): boolean {
  return minimum > 0 && constraints.some(({ kind }) => kind === "required");
}
