import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { buildRunReport } from "../report/run-report.ts";
import { sampleFacts, sampleLookup, sampleVerdicts, sampleViolation } from "../testing/sample-run.ts";
import { renderText } from "./text.ts";

it("ends with the conclusion", () => {
  const text = renderText(buildRunReport(sampleFacts, sampleVerdicts));
  expect(text.trimEnd().split("\n\n").at(-1)).toMatch(/^VIOLATES: 1 of 6/);
});

it("is never wider than the terminal but for ids, addresses, requests and commands", () => {
  const text = renderText(buildRunReport(sampleFacts, sampleVerdicts), sampleLookup, { width: 60 });
  const wide = text.split("\n").filter((line) => line.length > 60);
  for (const line of wide) expect(line).toMatch(/https:|characters\)$|curl|aws iam|replay/);
});

it("marks what is flaky and what is foreseen", () => {
  const foreseen = new Map([
    [sampleViolation.requirement, { reason: "known", issue: "https://example.org/1" }],
  ]);
  const report = buildRunReport(sampleFacts, [{ ...sampleViolation, flaky: true }], foreseen);
  const text = renderText(report, sampleLookup);
  expect(text).toContain("MUST, documented, flaky, foreseen");
  expect(text).toMatch(/foreseen +known \(https:\/\/example\.org\/1\)/);
});

it("shows a violation that has no counterexample", () => {
  const report = buildRunReport(sampleFacts, [sampleViolation]);
  const results = report.results.map(({ counterexample: _, ...result }) => result);
  expect(renderText({ ...report, results })).toContain("no counterexample was kept");
});

it("colours on request and only by whole sequences", () => {
  const report = buildRunReport(sampleFacts, sampleVerdicts);
  const plain = renderText(report, sampleLookup);
  const coloured = renderText(report, sampleLookup, { colour: true });
  expect(plain).not.toContain("\u001b");
  expect(coloured).not.toBe(plain);
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});
