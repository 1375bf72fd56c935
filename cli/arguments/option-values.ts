import { InvalidArgumentError } from "commander";
import { statingDriverNames } from "../../clients/drift/read-client.ts";
import type { KnownDriverName } from "../../clients/drivers/known-drivers.ts";
import { isKnownDriver } from "../../clients/drivers/resolve-driver.ts";
import { editions } from "../../contract/editions.ts";
import { unmatchedPatterns } from "../../engine/run/plan.ts";
import { mutants } from "../../reference/mutants/mutants.ts";
import { formats } from "../../reporters/formats/formats.ts";
import { catalogue } from "../../suites/catalogue.ts";
import { clientCatalogue } from "../../suites/clients.ts";
import { areas } from "../../suites/requirement.ts";
import { surfaceRequirements } from "../../suites/surfaces.ts";
import { suggestion } from "../../targets/nearest.ts";
import { driverPrefix, queryApi, type ReportRequest, type SurfaceName } from "./command.ts";

// The parsers of the values on the command line: each throws InvalidArgumentError, which says what is allowed.

/** What users type to start the program. */
export const programName = "iam-conformance";

/** The largest `--runs`. */
export const mostRuns = 10_000_000;

const mostShards = 10_000;
const seedRange = { least: -(2 ** 31), most: 2 ** 31 - 1 } as const;

/** A parser of whole numbers in a range, both ends included. */
export function integer(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Allowed: a whole number from ${least} to ${most}.`);
  };
}

/** A parser of names out of a list. */
export function oneOf<T extends string>(names: readonly T[]): (value: string) => T {
  return (value) => {
    const name = names.find((candidate) => candidate === value);
    if (name !== undefined) return name;
    throw new InvalidArgumentError(`Allowed: ${names.join(", ")}.${suggestion(value, names)}`);
  };
}

/** Reads a seed: what fast-check takes, or `random`. */
export function seed(value: string): number | "random" {
  if (value === "random") return value;
  const { least, most } = seedRange;
  if (/^-?\d{1,10}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  throw new InvalidArgumentError(
    `Allowed: a whole number from ${least} to ${most}, or random.${suggestion(value, ["random"])}`,
  );
}

/** Reads the lowest level that fails a run. */
export function level(value: string): "MUST" | "SHOULD" {
  return oneOf(["must", "should"])(value) === "must" ? "MUST" : "SHOULD";
}

/** Reads the name of a driver whose client states something and adds it to those read before. */
export function statingDriver(
  value: string,
  previous: readonly KnownDriverName[] | undefined,
): KnownDriverName[] {
  return [...(previous ?? []), oneOf(statingDriverNames)(value)];
}

/** Reads the name of an edition. */
export function edition(value: string): string {
  return oneOf(Object.keys(editions))(value);
}

/** Reads a number of seconds above 0, with up to three decimals. */
export function seconds(value: string): number {
  const number = /^\d{1,7}(?:\.\d{1,3})?$/.test(value) ? Number(value) : 0;
  if (number > 0) return number;
  throw new InvalidArgumentError("Allowed: a number of seconds above 0, for example 90 or 0.5.");
}

/** Reads `I/N`. */
export function shard(value: string): { index: number; of: number } {
  const [, index = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= of && of <= mostShards) return { index, of };
  throw new InvalidArgumentError(
    `Allowed: I/N with I from 1 to N and N up to ${mostShards}, for example 1/4.`,
  );
}

/** A parser of `FORMAT` or `FORMAT=FILE`, which adds it to those read before. */
export function formatRequest(
  names: readonly string[],
): (value: string, previous: readonly ReportRequest[]) => ReportRequest[] {
  return (value, previous) => {
    const [name = "", ...rest] = value.split("=");
    const format = oneOf(names)(name);
    if (rest.length === 0) return [...previous, { format }];
    return [...previous, { format, file: fileName(rest.join("=")) }];
  };
}

/** Reads a report of a run to be written. */
export const reportRequest = formatRequest([...formats.keys()]);

/** Reads the name of a file and adds it to those read before. */
export function fileNames(value: string, previous: readonly string[] | undefined): string[] {
  return [...(previous ?? []), fileName(value)];
}

/** Reads the name of a file; what looks like a flag is more likely a flag whose file was forgotten. */
export function fileName(value: string): string {
  if (value !== "" && !value.startsWith("-")) return value;
  throw new InvalidArgumentError('Allowed: the name of a file; one that begins with "-" is written ./-name.');
}

/** Reads the name of a door to the target; whether there is such a driver shows when it is looked for. */
export function surfaceName(value: string): SurfaceName {
  if (value === queryApi) return value;
  if (value.startsWith(driverPrefix) && value.length > driverPrefix.length)
    return `${driverPrefix}${value.slice(driverPrefix.length)}`;
  const meant = isKnownDriver(value)
    ? ` Did you mean "${driverPrefix}${value}"?`
    : suggestion(value, [queryApi]);
  throw new InvalidArgumentError(
    `Allowed: ${queryApi}, or ${driverPrefix}NAME with the name of a driver or the command that starts one.${meant}`,
  );
}

/** Reads a pattern that chooses at least one requirement, whichever the door. */
export function surfacePattern(value: string): string {
  const isOfClients = value !== "" && unmatchedPatterns(surfaceRequirements, [value]).length === 0;
  return isOfClients ? value : pattern(value);
}

/** Reads a pattern that chooses at least one requirement. */
export function pattern(value: string): string {
  if (value !== "" && unmatchedPatterns(catalogue, [value]).length === 0) return value;
  const known = [...areas, ...catalogue.map(({ id }) => id)];
  throw new InvalidArgumentError(
    `It chooses no requirement.${suggestion(value, known)} Allowed: an area (${areas.join(", ")}) or an id, with * for any part of it.`,
  );
}

/** Reads the name of a mutant. */
export function mutantName(value: string): string {
  const names = mutants.map(({ name }) => name);
  if (names.includes(value)) return value;
  throw new InvalidArgumentError(`It is no mutant.${suggestion(value, names)}`);
}

/** Reads the id of a requirement. */
export function requirementId(value: string): string {
  const ids: readonly string[] = [...catalogue, ...surfaceRequirements, ...clientCatalogue].map(
    ({ id }) => id,
  );
  if (ids.includes(value)) return value;
  throw new InvalidArgumentError(`It is no requirement.${suggestion(value, ids)} See: ${programName} list`);
}
