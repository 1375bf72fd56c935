import { expect, it } from "vitest";
import type { Evidence, Level } from "../../contract/citation.ts";
import { outcomes } from "../../engine/judge/verdict.ts";
import type { NoResponse } from "../../protocol/exchange.ts";
import type { FailureKind } from "../../suites/requirement.ts";
import requirementsSchema from "../words/catalogue/requirements.schema.json" with { type: "json" };
import schema from "./report.schema.json" with { type: "json" };

/** Every schema under `properties`, by its path. */
function keysOf(part: unknown, path: string): [path: string, described: boolean][] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]): [string, boolean][] => {
    const inside = keysOf(value, `${path}/${key}`);
    if (key !== "properties" || path.endsWith("/if")) return inside;
    const own = Object.entries(Object(value)).map(([name, property]): [string, boolean] => [
      `${path}/${name}`,
      typeof Reflect.get(Object(property), "description") === "string",
    ]);
    return [...own, ...inside];
  });
}

it.each([
  ["report.schema.json", schema, 50],
  ["requirements.schema.json", requirementsSchema, 30],
])("%s describes every key", (_, described, least) => {
  const keys = keysOf(described, "");
  expect(keys.length).toBeGreaterThan(least);
  expect(keys.filter(([, described]) => !described)).toEqual([]);
});

it("names the outcomes of the engine", () => {
  expect(schema.definitions.result.properties.outcome.enum).toEqual(outcomes);
  expect(schema.properties.summary.required).toEqual(outcomes);
});

// Written as records, so that the compiler asks for a name that is new.
const levels: Record<Level, true> = { MUST: true, SHOULD: true, OBSERVE: true };
const evidence: Record<Evidence, true> = { documented: true, recorded: true, reported: true, unknown: true };
const kinds: Record<FailureKind, true> = {
  "no-answer": true,
  accepted: true,
  refused: true,
  status: true,
  code: true,
  "looked-up": true,
  unreadable: true,
  message: true,
  unreported: true,
  envelope: true,
  state: true,
};
const causes: Record<NoResponse["cause"], true> = {
  refused: true,
  dns: true,
  tls: true,
  "not-tls": true,
  timeout: true,
  reset: true,
  "cut-short": true,
  "too-large": true,
  "not-http": true,
  other: true,
};

it("names the levels, grades, kinds of failure and causes of silence that the types allow", () => {
  const { result, counterexample, noResponse } = schema.definitions;
  expect(result.properties.level.enum).toEqual(Object.keys(levels));
  expect(result.properties.evidence.enum).toEqual(Object.keys(evidence));
  expect(counterexample.properties.kind.enum).toEqual(Object.keys(kinds));
  expect(noResponse.properties.noResponse.enum).toEqual(Object.keys(causes));
});
