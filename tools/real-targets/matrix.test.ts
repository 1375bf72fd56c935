import { expect, it } from "vitest";
import { buildRunReport } from "../../reporters/report/run-report.ts";
import {
  sampleFacts,
  sampleLookup,
  sampleVerdicts,
  sampleViolation,
} from "../../reporters/testing/sample-run.ts";
import { renderMatrix } from "./matrix.ts";

const report = buildRunReport(sampleFacts, sampleVerdicts);
const first = { name: "first", version: "1.0", homepage: "https://example.com/first", report };
const lacking = {
  name: "lacking",
  version: "2.0",
  report: buildRunReport({ ...sampleFacts, support: "not-implemented" }, [
    { ...sampleViolation, outcome: "untestable", reason: "it was answered 501 <b>no</b>" },
  ]),
};

const matrix = renderMatrix([first, lacking], [{ name: "absent", reason: "source only" }], sampleLookup);

it("names every target with its version, date and support", () => {
  expect(matrix).toContain("| [first](https://example.com/first) | 1.0 | 2026-01-02 | implemented |");
  expect(matrix).toContain("| lacking | 2.0 | 2026-01-02 |");
  expect(matrix).toContain("- `absent`: source only");
});

it("has a row for every requirement and a column for every target that implements the operation", () => {
  for (const { requirement } of report.results) expect(matrix).toContain(`\`${requirement}\``);
  expect(matrix).toContain("| requirement | level | first |");
});

it("shows what was observed instead of what is required", () => {
  expect(matrix).toContain(`✗ \`${sampleViolation.counterexample.observed}\``);
});

it("names the violation that makes a requirement untestable", () => {
  expect(matrix).toContain(`| \`status.visible\` | MUST | ? \`${sampleViolation.requirement}\` |`);
});

it("lets nothing of a target through as markup", () => {
  expect(matrix).not.toContain("<b>");
});
