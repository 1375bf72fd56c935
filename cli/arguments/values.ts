import { InvalidArgumentError } from "@commander-js/extra-typings";
import { suggestion } from "../../targets/nearest.ts";

// Parsers of values on the command line that several commands take. Each throws InvalidArgumentError, which says what is allowed.

/** What users type to start the program. */
export const programName = "iam-conformance";

/** The largest `--runs`. */
export const mostRuns = 10_000_000;

/** Runs per requirement where `--runs` is absent. */
export const defaultRuns = 100;

/** The seed where `--seed` is absent: a constant, so that two runs compare. */
export const defaultSeed = 1;

/** A parser of whole numbers in a range, both ends included. */
export function integer(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Allowed: a whole number from ${least} to ${most}.`);
  };
}

/** Reads a number of seconds above 0, with up to three decimals. */
export function seconds(value: string): number {
  const number = /^\d{1,7}(?:\.\d{1,3})?$/.test(value) ? Number(value) : 0;
  if (number > 0) return number;
  throw new InvalidArgumentError("Allowed: a number of seconds above 0, for example 90 or 0.5.");
}

/** A parser of names out of a list. */
export function oneOf<T extends string>(names: readonly T[]): (value: string) => T {
  return (value) => {
    const name = names.find((candidate) => candidate === value);
    if (name !== undefined) return name;
    throw new InvalidArgumentError(`Allowed: ${names.join(", ")}.${suggestion(value, names)}`);
  };
}

/** A parser for what may be given several times: adds each value to those before it. */
export function each<T>(
  parse: (value: string) => T,
): (value: string, previous: readonly T[] | undefined) => readonly T[] {
  return (value, previous = []) => [...previous, parse(value)];
}

/** Reads the name of a file; what looks like a flag is more likely a flag whose file was forgotten. */
export function fileName(value: string): string {
  if (value !== "" && !value.startsWith("-")) return value;
  throw new InvalidArgumentError('Allowed: the name of a file; write ./-name for one that begins with "-".');
}
