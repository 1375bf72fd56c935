import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { expect, it } from "vitest";
import { buildRunReport } from "../report/run-report.ts";
import { sampleFacts, sampleLookup, sampleVerdicts, sampleViolation } from "../testing/sample-run.ts";
import { renderJunit } from "./junit.ts";

const should = { ...sampleViolation, level: "SHOULD" as const };

/** The elements of this name in a document, at any depth. */
function elements(text: string, name: string): XmlElement[] {
  const below = (node: XmlElement): XmlElement[] =>
    node.children.flatMap((child) => (child instanceof XmlElement ? [child, ...below(child)] : []));
  const { root } = parseXml(text);
  return root === null ? [] : [root, ...below(root)].filter((element) => element.name === name);
}

it("has a suite per area and a case per requirement, and counts what it holds", () => {
  const report = buildRunReport(sampleFacts, sampleVerdicts);
  const text = renderJunit(report, sampleLookup);
  const suites = elements(text, "testsuite");
  expect(suites.map(({ attributes }) => attributes["name"])).toEqual([
    "credential-id",
    "status",
    "response",
    "request",
  ]);
  expect(
    elements(text, "testcase")
      .map(({ attributes }) => attributes["name"])
      .sort(),
  ).toEqual(report.results.map(({ requirement }) => requirement).sort());
  const [all] = elements(text, "testsuites");
  for (const [count, name] of [
    ["failures", "failure"],
    ["errors", "error"],
    ["skipped", "skipped"],
    ["tests", "testcase"],
  ] as const) {
    expect(Number(all?.attributes[count])).toBe(elements(text, name).length);
    expect(suites.reduce((sum, { attributes }) => sum + Number(attributes[count]), 0)).toBe(
      Number(all?.attributes[count]),
    );
  }
});

it("fails for SHOULD only in a run of that level", () => {
  const lenient = renderJunit(buildRunReport(sampleFacts, [should]), sampleLookup);
  const strict = renderJunit(buildRunReport({ ...sampleFacts, level: "should" }, [should]), sampleLookup);
  expect(lenient).toContain('failures="0"');
  expect(lenient).not.toContain("<failure");
  expect(lenient).toContain("<system-out>violates (SHOULD");
  expect(strict).toContain('failures="1"');
  expect(strict).toContain('<failure type="SHOULD"');
});

it("never fails for OBSERVE", () => {
  const observe = { ...sampleViolation, level: "OBSERVE" as const };
  expect(renderJunit(buildRunReport({ ...sampleFacts, level: "should" }, [observe]))).not.toContain(
    "<failure",
  );
});

it("skips what the baseline foresees, with its reason", () => {
  const foreseen = new Map([[sampleViolation.requirement, { reason: "known & tracked" }]]);
  const text = renderJunit(buildRunReport(sampleFacts, [sampleViolation], foreseen), sampleLookup);
  expect(text).toContain(
    '<skipped message="violates, as the baseline foresaw: known &amp; tracked"></skipped>',
  );
  expect(text).toContain('failures="0" errors="0" skipped="1"');
});

it("has an error for a run that tested nothing, and for no other", () => {
  const verdict = { ...sampleViolation, outcome: "untestable", reason: "no users" } as const;
  const nothing = buildRunReport({ ...sampleFacts, support: "not-implemented" }, [verdict]);
  const text = renderJunit(nothing, sampleLookup);
  expect(elements(text, "error")).toHaveLength(1);
  expect(elements(text, "error")[0]?.attributes["type"]).toBe("not-tested");
  expect(elements(text, "testsuites")[0]?.attributes).toMatchObject({ tests: "2", errors: "1" });
  const tested = renderJunit(buildRunReport(sampleFacts, sampleVerdicts), sampleLookup);
  expect(tested).not.toContain("not-tested");
});
