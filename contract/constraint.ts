import type { Citation } from "./citation.ts";

/** The parameter has to be given. */
export interface RequiredConstraint {
  readonly kind: "required";
  readonly citation: Citation;
}

/** The number of characters lies between two bounds, both included. */
export interface LengthConstraint {
  readonly kind: "length";
  readonly minimum: number;
  readonly maximum: number;
  readonly citation: Citation;
}

/** Every character belongs to one class and there is at least one: a full match of `[class]+`. */
export interface PatternConstraint {
  readonly kind: "pattern";
  /** The pattern as AWS prints it in documents and messages, without anchors. */
  readonly printed: string;
  /** All legal characters. `\w` is ASCII here: `é` was recorded as refused. */
  readonly alphabet: string;
  readonly citation: Citation;
}

/** The value is one of a fixed list, letter case included. */
export interface OneOfConstraint {
  readonly kind: "one-of";
  readonly values: readonly string[];
  readonly citation: Citation;
}

/** What a parameter's value has to satisfy, as declared by the operation. */
export type Constraint = RequiredConstraint | LengthConstraint | PatternConstraint | OneOfConstraint;

/** One way to break one constraint; a length has two. */
export type Breach = "required" | "min-length" | "max-length" | "pattern" | "one-of";

/** A breach that a value can commit, as opposed to an absent one. */
export type ValueBreach = Exclude<Breach, "required">;

/** The ways to break a constraint. */
export function breachesAgainst({ kind }: Constraint): Breach[] {
  return kind === "length" ? ["min-length", "max-length"] : [kind];
}

/** The breaches that `value` (undefined: absent) commits against `constraints`, in declaration order. */
export function breachesOf(constraints: readonly Constraint[], value: string | undefined): Breach[] {
  return constraints.flatMap((constraint) => breachOf(constraint, value) ?? []);
}

function breachOf(constraint: Constraint, value: string | undefined): Breach | undefined {
  if (value === undefined) return constraint.kind === "required" ? "required" : undefined;
  switch (constraint.kind) {
    case "required":
      return undefined;
    case "length": {
      const length = [...value].length;
      if (length < constraint.minimum) return "min-length";
      return length > constraint.maximum ? "max-length" : undefined;
    }
    case "pattern":
      return value !== "" && [...value].every((character) => constraint.alphabet.includes(character))
        ? undefined
        : "pattern";
    case "one-of":
      return constraint.values.includes(value) ? undefined : "one-of";
  }
}
