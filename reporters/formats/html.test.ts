import { expect, it } from "vitest";
import { outcomes } from "../../engine/judge/verdict.ts";
import { sampleVerdict } from "../../engine/testing/sample-verdict.ts";
import { buildRunReport } from "../report/run-report.ts";
import {
  sampleCounterexample,
  sampleFacts,
  sampleLookup,
  sampleVerdicts,
  sampleViolation,
} from "../testing/sample-run.ts";
import { renderHtml } from "./html.ts";

const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'><a href="javascript:alert(3)">&lt;`;

it("counts what it shows, per outcome", () => {
  const report = buildRunReport(sampleFacts, [...sampleVerdicts, sampleViolation]);
  const text = renderHtml(report, sampleLookup);
  for (const outcome of outcomes) {
    expect(text.match(new RegExp(`data-outcome="${outcome}"`, "g"))).toHaveLength(report.summary[outcome]);
    expect(text).toContain(`${report.summary[outcome]} ${outcome}</label>`);
    expect(text).toContain(`#show-${outcome}:checked~main .result:not(.${outcome})`);
  }
  expect(text).toContain("7 all</label>");
});

it("lets nothing of a target become markup", () => {
  const violation = {
    ...sampleViolation,
    requirement: hostile,
    counterexample: sampleCounterexample({ [hostile]: hostile }, hostile, {
      expected: hostile,
      observed: hostile,
    }),
  };
  const text = renderHtml(
    buildRunReport(
      {
        ...sampleFacts,
        target: { name: hostile, endpoint: hostile },
        baseline: { file: hostile, problems: [{ kind: "stale", requirement: hostile, text: hostile }] },
      },
      [violation, sampleVerdict("broken", { requirement: hostile, reason: hostile })],
      new Map([[hostile, { reason: hostile, issue: hostile }]]),
    ),
    sampleLookup,
  );
  const tags = new Set(Array.from(text.matchAll(/<([a-z0-9]+)[ >]/g), ([, name]) => name));
  expect(tags).not.toContain("script");
  expect(tags).not.toContain("img");
  expect(tags).not.toContain("a");
  expect(text).not.toMatch(/<[^>]* on[a-z]+=/);
  expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

it("needs nothing but itself", () => {
  const text = renderHtml(buildRunReport(sampleFacts, sampleVerdicts), sampleLookup);
  expect(text).toContain("default-src &#39;none&#39;");
  expect(text).not.toMatch(/<script|<link|<img|<iframe| src=|url\(|@import/);
  expect(text).toContain('href="https://docs.aws.amazon.com/IAM/');
});

it("is well-formed: every element that is opened is closed in its turn", () => {
  const text = renderHtml(buildRunReport(sampleFacts, sampleVerdicts), sampleLookup).replace(
    /<style>[^<]*/,
    "<style>",
  );
  const open: (string | undefined)[] = [];
  for (const [, slash, name] of text.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (name === "meta" || name === "input") continue;
    if (slash === "/") expect(open.pop()).toBe(name);
    else open.push(name);
  }
  expect(open).toEqual([]);
});
