import type { Rules } from "../rules.ts";

/** An endpoint with one fault, to show that a requirement can fail. */
export interface Mutant {
  readonly name: string;
  /** What is wrong with it, in one line. */
  readonly fault: string;
  /** The requirements that have to notice, by id. */
  readonly kills: readonly string[];
  /** The faulty rules; called once for each endpoint, so that counters start anew. */
  readonly rules: (honest: Rules) => Rules;
}

/** Faults by the names of their mutants. */
export type Faults = Readonly<Record<string, Omit<Mutant, "name">>>;

/** Mutants that are written down by their names. */
export function mutantsOf(faults: Faults): Mutant[] {
  return Object.entries(faults).map(([name, fault]) => ({ name, ...fault }));
}

/** Faults of one kind that one requirement has to notice: each says what is wrong, and what makes it so. */
export function alike<T>(
  kills: string,
  rules: (change: T) => Mutant["rules"],
  rows: Readonly<Record<string, readonly [fault: string, change: T]>>,
): Faults {
  return Object.fromEntries(
    Object.entries(rows).map(([name, [fault, change]]) => [
      name,
      { fault, kills: [kills], rules: rules(change) },
    ]),
  );
}
