import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { outcomes } from "../../engine/judge/verdict.ts";
import { sampleFacts, sampleVerdicts, sampleViolation } from "../testing/sample-run.ts";
import schema from "./report.schema.json" with { type: "json" };
import { buildRunReport, type RunReport } from "./run-report.ts";

const validate = new Ajv({ allErrors: true }).compile(schema);
const report = buildRunReport(sampleFacts, sampleVerdicts);
const { selection: _, ...ofBefore } = report;

/** The report as others read it. */
function asJson(value: RunReport): unknown {
  return JSON.parse(JSON.stringify(value));
}

it("is valid against the published schema, with every outcome and with none", () => {
  const noResponse = {
    kind: "no-response",
    cause: "timeout",
    detail: "no answer within 5 s",
    durationMs: 5000,
  } as const;
  const silent = {
    ...sampleViolation.counterexample,
    exchange: { ...sampleViolation.counterexample.exchange, outcome: noResponse },
  };
  const reports = [
    report,
    ofBefore,
    buildRunReport({ ...sampleFacts, interrupted: true }, []),
    buildRunReport(sampleFacts, [{ ...sampleViolation, flaky: true, counterexample: silent }]),
    buildRunReport(
      sampleFacts,
      sampleVerdicts,
      new Map([[sampleViolation.requirement, { reason: "a", issue: "b" }]]),
    ),
  ];
  for (const each of reports) {
    validate(asJson(each));
    expect(validate.errors ?? []).toEqual([]);
  }
});

it("has the keys of the contract in their order", () => {
  expect(Object.keys(report)).toEqual([
    "schemaVersion",
    "suite",
    "target",
    "selection",
    "surface",
    "seed",
    "startedAt",
    "durationMs",
    "requests",
    "selfProof",
    "support",
    "authentication",
    "edition",
    "summary",
    "results",
  ]);
  expect(report.results[1]).toMatchObject({
    requirement: "credential-id.max-length",
    outcome: "violates",
    foreseen: null,
    durationMs: 12.3,
    counterexample: { expected: "400 ValidationError", replay: { seed: 1, path: "0:2" }, shrinkRequests: 42 },
  });
});

it("tells the suite's own failures from the transport's", () => {
  expect(report.results[5]).toMatchObject({ outcome: "broken", brokenBy: "suite" });
});

it("counts all six outcomes, and their sum is the number of results", () => {
  expect(report.summary).toEqual(Object.fromEntries(outcomes.map((outcome) => [outcome, 1])));
  const few = buildRunReport(sampleFacts, [sampleViolation]);
  expect(Object.keys(few.summary)).toEqual([...outcomes]);
  expect(Object.values(few.summary).reduce((sum, count) => sum + count, 0)).toBe(1);
});

it("keeps input that is no object, and an edition named like a prototype key", () => {
  const counterexample = { ...sampleViolation.counterexample, input: undefined };
  const odd = buildRunReport({ ...sampleFacts, edition: JSON.parse('{"__proto__":"a"}') }, [
    { ...sampleViolation, counterexample },
  ]);
  expect(odd.results[0]?.counterexample?.input).toBeNull();
  expect(JSON.stringify(odd.edition)).toBe('{"__proto__":"a"}');
});

/** Each path into the report, and what is put there; `undefined` takes the key away. */
const damages: readonly (readonly [path: string, value: unknown])[] = [
  ...Object.keys(ofBefore).map((key) => [key, undefined] as const),
  ...outcomes.map((outcome) => [`summary.${outcome}`, undefined] as const),
  ...["requirement", "level", "evidence", "outcome", "runs", "durationMs", "foreseen"].map(
    (key) => [`results.1.${key}`, undefined] as const,
  ),
  ...["input", "expected", "observed", "exchange", "replay", "reproduce"].map(
    (key) => [`results.1.counterexample.${key}`, undefined] as const,
  ),
  ["schemaVersion", 2],
  ["startedAt", "yesterday"],
  ["selection.operation", undefined],
  ["selection.only", []],
  ["selection.shard", 1],
  ["target.version", 4],
  ["seed", 1.5],
  ["requests", -1],
  ["durationMs", "fast"],
  ["support", "perhaps"],
  ["authentication", true],
  ["edition", { a: 1 }],
  ["surprise", 1],
  ["suite.surprise", 1],
  ["suite.level", "may"],
  ["selfProof.of", undefined],
  ["target.endpoint", undefined],
  ["summary.conforms", -1],
  ["summary.passed", 1],
  ["results", {}],
  ["results.0.outcome", "passed"],
  ["results.0.level", "MAY"],
  ["results.0.evidence", "guessed"],
  ["results.0.foreseen", {}],
  ["results.0.foreseen", "known"],
  ["results.0.surprise", 1],
  ["results.5.brokenBy", "gremlins"],
  ["results.0.counterexample", report.results[1]?.counterexample],
  ["results.1.counterexample.kind", "mood"],
  ["results.1.counterexample.replay.path", 1],
  ["results.1.counterexample.reproduce.aws-cli", 1],
  ["results.1.counterexample.exchange.request.headers.0", ["one"]],
  ["results.1.counterexample.exchange.request.url", undefined],
  ["results.1.counterexample.exchange.response.status", "404"],
  ["results.1.counterexample.exchange.response.noResponse", "timeout"],
  ["results.1.counterexample.exchange.response", { noResponse: "bored", detail: "" }],
  ["results.2.observations.0.count", "9"],
];

it.each(damages)("refuses a report in which %s is %j", (path, value) => {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const damaged = asJson(report);
  const holder = keys.reduce<unknown>((part, key) => Reflect.get(Object(part), key), damaged);
  if (value === undefined) expect(Reflect.deleteProperty(Object(holder), last)).toBe(true);
  else Reflect.set(Object(holder), last, value);
  expect(JSON.stringify(damaged)).not.toBe(JSON.stringify(report));
  expect(validate(damaged)).toBe(false);
});
