import { expect, it } from "vitest";
import schema from "../baseline.schema.json" with { type: "json" };
import { formatFileProblem } from "../read-json-file.ts";
import { writeBaseline } from "./baseline.ts";
import { loadBaseline } from "./load-baseline.ts";

const requirements = [
  { id: "credential-id.max-length", level: "MUST" },
  { id: "status.expired.edition", level: "OBSERVE" },
] as const;

const entry = {
  requirement: "credential-id.max-length",
  expected: "404 NoSuchEntity",
  reason: "looked up first",
  issue: "https://example.org/issues/1",
  owner: "@me",
  expires: "2026-12-31",
};

function problems(deviations: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): string[] {
  const text = JSON.stringify({ deviations, ...more }, null, 2);
  const result = loadBaseline(text, "b.json", requirements);
  return result.ok ? [] : result.problems.map(formatFileProblem);
}

it("reads what was written, with the line of each entry", () => {
  const text = writeBaseline([entry], "../targets/baseline.schema.json");
  expect(loadBaseline(text, "b.json", requirements)).toEqual({
    ok: true,
    baseline: { file: "b.json", deviations: [{ ...entry, line: 4 }] },
    schema: "../targets/baseline.schema.json",
  });
});

it("writes one entry like another, whatever it leaves out", () => {
  const { issue: _issue, owner: _owner, ...least } = entry;
  const text = writeBaseline([least], undefined);
  expect(JSON.parse(text)).toEqual({ deviations: [least] });
  expect(problems([least])).toEqual([]);
});

it.each<[string, unknown, string]>([
  [
    "an unknown key",
    { ...entry, resaon: "x" },
    'b.json:10:7: deviations.0.resaon: unknown key "resaon". Did you mean "reason"?',
  ],
  ["a missing key", { ...entry, expires: undefined }, 'the key "expires" is missing.'],
  [
    "an unknown requirement",
    { ...entry, requirement: "credential-id.max-lenght" },
    'remove the entry. Did you mean "credential-id.max-length"?',
  ],
  ["a requirement that cannot fail", { ...entry, requirement: "status.expired.edition" }, "level OBSERVE"],
  ["no day", { ...entry, expires: "2026-02-30" }, "2026-02-30 is not a day of the calendar."],
  ["a day in words", { ...entry, expires: "soon" }, "b.json:9:18: deviations.0.expires: must match"],
  ["an issue that is no address", { ...entry, issue: "#7" }, "must match"],
  ["an empty reason", { ...entry, reason: "" }, "must not be empty."],
  ["something else than an entry", "credential-id.max-length", "must be of type object, but is string."],
])("refuses %s, and says where", (_, deviation, message) => {
  expect(problems([deviation]).join("\n")).toContain(message);
});

it("refuses two entries of one requirement", () => {
  expect(problems([entry, entry]).join()).toContain("already has an entry");
});

it("refuses unknown keys of the file, and what is no JSON", () => {
  expect(problems([], { deviation: [] }).join()).toContain('Did you mean "deviations"?');
  expect(loadBaseline("{", "b.json", requirements)).toMatchObject({ ok: false, problems: [{ line: 1 }] });
});

it("describes every key in its schema", () => {
  const { properties, definitions } = schema;
  for (const property of [...Object.values(properties), ...Object.values(definitions.deviation.properties)])
    expect(property.description).toMatch(/\.$/);
});
