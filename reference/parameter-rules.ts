import type { Constraint, OneOfConstraint } from "../contract/constraint.ts";
import type { Parameter } from "../contract/operation.ts";
import { messages } from "./messages.ts";

/** A constraint as the endpoint checks it: the contract's data, and how a value is held against it. */
export type ConstraintRule =
  | { readonly kind: "required" }
  | {
      readonly kind: "length";
      readonly minimum: number;
      readonly maximum: number;
      /** What counts as the length of a value. */
      readonly measure: (value: string) => number;
    }
  | {
      readonly kind: "pattern";
      /** As it is named in messages. */
      readonly printed: string;
      readonly matches: (value: string) => boolean;
    }
  | {
      readonly kind: "one-of";
      readonly values: readonly string[];
      readonly same: (value: string, legal: string) => boolean;
    }
  /** A whole number between two bounds, both included. */
  | { readonly kind: "range"; readonly minimum: number; readonly maximum: number };

/** How the endpoint treats one parameter. */
export interface ParameterRules {
  readonly name: string;
  readonly member: string;
  /** What the endpoint makes of the decoded value before it looks at it; undefined: as if absent. */
  readonly normalise: (value: string) => string | undefined;
  readonly constraints: readonly ConstraintRule[];
}

/** The rules of a parameter as the contract declares it. */
export function parameterRules({ name, member, constraints }: Parameter): ParameterRules {
  return { name, member, normalise: asGiven, constraints: constraints.map(constraintRule) };
}

/** Leaves a value alone. */
export function asGiven(value: string): string {
  return value;
}

/** The number of characters, astral ones counted once. */
export function countCharacters(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

/** A test for values that hold at least one character and none outside `alphabet`. */
export function fullMatch(alphabet: string): (value: string) => boolean {
  const escaped = alphabet.replace(/[\\\]^-]/g, "\\$&");
  // Without the flag m, `$` matches nowhere but at the very end.
  const pattern = new RegExp(`^[${escaped}]+$`, "u");
  return (value) => pattern.test(value);
}

function constraintRule(constraint: Constraint): ConstraintRule {
  switch (constraint.kind) {
    case "required":
      return { kind: "required" };
    case "length":
      return {
        kind: "length",
        minimum: constraint.minimum,
        maximum: constraint.maximum,
        measure: countCharacters,
      };
    case "pattern":
      return { kind: "pattern", printed: constraint.printed, matches: fullMatch(constraint.alphabet) };
    case "one-of":
      return oneOf(constraint.values);
  }
}

/** A fixed list of values, compared letter by letter. */
export function oneOf(values: OneOfConstraint["values"]): ConstraintRule {
  return { kind: "one-of", values, same: (value, legal) => value === legal };
}

/** Every constraint that a parameter's value (undefined: absent) breaks, as the rule that a message names. */
export function brokenRules({ constraints }: ParameterRules, value: string | undefined): string[] {
  return constraints.flatMap((constraint) => brokenRule(constraint, value) ?? []);
}

function brokenRule(constraint: ConstraintRule, value: string | undefined): string | undefined {
  if (value === undefined) return constraint.kind === "required" ? messages.required : undefined;
  switch (constraint.kind) {
    case "required":
      return undefined;
    case "length": {
      const length = constraint.measure(value);
      if (length < constraint.minimum) return messages.tooShort(constraint.minimum);
      return length > constraint.maximum ? messages.tooLong(constraint.maximum) : undefined;
    }
    case "pattern":
      return constraint.matches(value) ? undefined : messages.pattern(constraint.printed);
    case "one-of":
      return constraint.values.some((legal) => constraint.same(value, legal)) ? undefined : messages.oneOf;
    case "range": {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
      if (number < constraint.minimum) return messages.tooSmall(constraint.minimum);
      return number > constraint.maximum ? messages.tooGreat(constraint.maximum) : undefined;
    }
  }
}
