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

/** Mutants that are written down by their names. */
export function mutantsOf(byName: Readonly<Record<string, Omit<Mutant, "name">>>): Mutant[] {
  return Object.entries(byName).map(([name, mutant]) => ({ name, ...mutant }));
}
