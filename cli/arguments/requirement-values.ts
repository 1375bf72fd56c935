import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { unmatchedPatterns } from "../../engine/run/plan.ts";
import { catalogue } from "../../suites/catalogue.ts";
import { everyRequirement } from "../../suites/every-requirement.ts";
import { areas } from "../../suites/requirement.ts";
import { suggestion } from "../../targets/nearest.ts";
import { each, programName } from "./values.ts";

/** The option that chooses requirements; `parse` reads a pattern. */
export function onlyOption(parse: (value: string) => string = pattern) {
  return new Option("--only <PATTERN>", "an area, or an id with * for any part of it; repeatable")
    .argParser(each(parse))
    .default<readonly string[]>([], "everything");
}

/** Reads a pattern that chooses at least one requirement of the Query API. */
export function pattern(value: string): string {
  if (value !== "" && unmatchedPatterns(catalogue, [value]).length === 0) return value;
  const known = [...areas, ...catalogue.map(({ id }) => id)];
  throw new InvalidArgumentError(
    `It matches no requirement.${suggestion(value, known)} Allowed: an area (${areas.join(", ")}) or an id, with * for any part of it.`,
  );
}

/** Reads a pattern that chooses at least one requirement of any catalogue. */
export function anyPattern(value: string): string {
  if (value !== "" && unmatchedPatterns(everyRequirement, [value]).length === 0) return value;
  const known = everyRequirement.flatMap(({ area, id }) => [area, id]);
  const all = [...new Set(everyRequirement.map(({ area }) => area))].join(", ");
  throw new InvalidArgumentError(
    `It matches no requirement.${suggestion(value, known)} Allowed: an area (${all}) or an id, with * for any part of it.`,
  );
}

/** Reads the id of a requirement. */
export function requirementId(value: string): string {
  const ids = everyRequirement.map(({ id }) => id);
  if (ids.includes(value)) return value;
  throw new InvalidArgumentError(
    `There is no such requirement.${suggestion(value, ids)} See: ${programName} list`,
  );
}
