import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { buildRunReport, type RunReport } from "../report/run-report.ts";
import {
  sampleDeviations,
  sampleFacts,
  sampleLookup,
  sampleViolation,
  withText,
} from "../testing/sample-run.ts";
import { renderText } from "./text.ts";

/** Violations of the sample under so many ids, all of one cause. */
function violating(count: number): RunReport {
  const ids = Array.from({ length: count }, (_, index) => `credential-id.sample-${index}`);
  return buildRunReport(
    sampleFacts,
    ids.map((requirement) => ({ ...sampleViolation, requirement })),
  );
}

it("tells each violation in a line under its cause", () => {
  const lines = renderText(violating(3), sampleLookup, { width: 80, rows: 40 }).split("\n");
  const at = lines.indexOf("✗ 3 requirements: the entity is looked up before the input is validated");
  expect(lines.slice(at + 1, at + 4)).toEqual(
    [0, 1, 2].map((index) => `  credential-id.sample-${index}  400 ValidationError → 404 NoSuchEntity`),
  );
  expect(lines).toContain("iam-conformance replay report.json credential-id.sample-0");
  expect(lines.at(-3)).toMatch(/^VIOLATES: 3 of 3/);
});

it.each([
  [0, 12],
  [1, 24],
  [17, 24],
  [100, 24],
  [100, 50],
])("fits %i violations into %i lines, none wider than the terminal", (count, rows) => {
  for (const width of [40, 80, 160]) {
    const lines = renderText(violating(count), sampleLookup, { width, rows }).trimEnd().split("\n");
    if (width > 40) expect(lines.length).toBeLessThan(rows);
    const wide = lines.filter((line) => [...line].length > width && !/^(?:iam-conformance|#) /.test(line));
    expect(wide).toEqual([]);
  }
});

it("says how many violations of a cause are left out", () => {
  expect(renderText(violating(100), sampleLookup, { rows: 24 })).toMatch(/\n {2}… and \d+ more\n/);
});

it("quotes a clause once, and only where there is room", () => {
  const lookup = () => sampleLookup(sampleViolation.requirement);
  const quotations = (rows: number) =>
    renderText(violating(9), lookup, { rows }).split("Maximum length of 128").length - 1;
  expect(quotations(50)).toBe(1);
  expect(quotations(20)).toBe(0);
});

it("tells what is new before what the baseline foresees, and that before what is fixed", () => {
  const { baseline } = sampleDeviations;
  if (baseline === undefined) throw new Error("the sample has a baseline");
  const ending = [
    { requirement: "credential-id.known-deviation", expires: "2026-01-08", text: "ends on 2026-01-08" },
  ];
  const report = { ...sampleDeviations, baseline: { ...baseline, ending } };
  const text = renderText(report, sampleLookup, { rows: 60 });
  const places = [
    "NEW: 1 violation",
    "KNOWN: 1 violation, as known.json foresees",
    "FIXED:",
    "ENDING SOON:",
  ].map((words) => text.indexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(text).toContain("  status.visible no longer fails");
});

it("names the commands with the file of the JSON report", () => {
  const options = { rows: 40, replay: { file: "my report.json", flags: ["--targets", "t.json"] } };
  const text = renderText(violating(1), sampleLookup, options);
  expect(text).toContain("replay 'my report.json' credential-id.sample-0 --targets t.json");
});

it("shows nothing of a target that is not visible", () => {
  const hostile = buildRunReport(sampleFacts, [withText(sampleViolation, "\u001b[31m\u202ea\nb")]);
  const text = renderText(hostile, sampleLookup, { rows: 40 });
  expect(text).toContain("\\x1b[31m\\u{202e}a\\nb");
  expect(stripVTControlCharacters(text)).toBe(text);
});
