import { expect, it } from "vitest";
import type { Counterexample, Verdict } from "../../../engine/judge/verdict.ts";
import { sampleVerdict } from "../../../engine/testing/sample-verdict.ts";
import { comparisonFormats } from "../../formats/formats.ts";
import { buildRunReport, type RunReport } from "../../report/run-report.ts";
import { hangingOn, sampleCounterexample, sampleFacts, sampleObservation } from "../../testing/sample-run.ts";
import { compareReports } from "./compare-reports.ts";
import { isUneventful } from "./comparison-document.ts";

const id = "credential-id.max-length";

const conforming = (requirement: string) => sampleVerdict("conforms", { requirement });

function violation(requirement: string, changes: Partial<Counterexample> = {}): Verdict {
  return sampleVerdict("violates", { requirement, counterexample: sampleCounterexample({}, "", changes) });
}

function seen(status: number, count = 1): Verdict {
  const observations = [{ observation: sampleObservation(status), count }];
  return sampleVerdict("observed", { requirement: "status.expired.edition", level: "OBSERVE", observations });
}

function report(
  name: string,
  verdicts: readonly Verdict[],
  startedAt = "2026-01-02T00:00:00.000Z",
): RunReport {
  return buildRunReport({ ...sampleFacts, startedAt, target: { name, endpoint: "http://x/" } }, verdicts);
}

it("groups violations by what is behind them, over the targets", () => {
  const { causes } = compareReports([
    report("a", [violation(id), violation("status.one-of")]),
    report("b", [violation(id), violation("user-name.min-length", { kind: "accepted", observed: "200" })]),
    report("c", [conforming(id)]),
  ]);
  expect(causes).toEqual([
    {
      sentence:
        "2 of 3 targets answer 404 NoSuchEntity where 400 ValidationError is required: the entity is looked up before the input is validated",
      cause: "the entity is looked up before the input is validated",
      targets: ["a", "b"],
      requirements: [id, "status.one-of"],
    },
    {
      sentence: "1 of 3 targets answers 200 where 400 ValidationError is required: UserName is not validated",
      cause: "UserName is not validated",
      targets: ["b"],
      requirements: ["user-name.min-length"],
    },
  ]);
});

it.each<[string, Partial<Counterexample>, string]>([
  [
    id,
    { kind: "no-answer", observed: "reset by 1.2.3.4" },
    "1 of 1 target: the connection ends without an answer",
  ],
  [id, { kind: "code", observed: "500 InternalError" }, "the endpoint fails internally"],
  [id, { kind: "unreadable", observed: "400 (JSON X)" }, "not in the envelope of the protocol"],
  ["authentication.unsigned", { kind: "accepted", observed: "200" }, "signatures are not checked"],
  [
    "credential-id.unknown",
    { kind: "accepted", expected: "404 NoSuchEntity", observed: "200" },
    "something that does not exist",
  ],
  ["status.one-of", { kind: "accepted", observed: "200" }, "Status is not validated"],
  ["request.get", { kind: "refused", observed: "405 X" }, "a legal form of the request"],
  ["state.idempotent", { kind: "refused", observed: "409 X" }, "a legal update is refused"],
  [id, { kind: "status", observed: "404 ValidationError" }, "its HTTP status is wrong"],
  [id, { kind: "code", observed: "400 InvalidParameterValue" }, "have another code"],
  ["response.namespace", { kind: "envelope", observed: "urn:x" }, "1 of 1 target: the envelope"],
  ["state.model", { kind: "state", observed: "Status is Active" }, "1 of 1 target: afterwards"],
])("tells the cause of %s %j", (requirement, changes, words) => {
  const { causes } = compareReports([report("a", [violation(requirement, changes)])]);
  expect(causes.map(({ sentence }) => sentence).join()).toContain(words);
});

it("tells what changed between the runs of one target, in the order of their dates", () => {
  const old = report("a", [violation(id), conforming("status.one-of"), conforming("state.model")]);
  const middle = report("a", [conforming(id), violation("status.one-of")], "2026-02-01T00:00:00.000Z");
  const { changes, reports, causes } = compareReports([middle, report("b", []), old]);
  expect(reports.map(({ label }) => label)).toEqual(["a (1)", "a (2)", "b"]);
  expect(changes).toEqual([
    {
      target: "a",
      from: "2026-01-02T00:00:00.000Z",
      to: "2026-02-01T00:00:00.000Z",
      results: [
        { requirement: id, change: "fixed", before: "violates: 404 NoSuchEntity", after: "conforms" },
        {
          requirement: "status.one-of",
          change: "broken",
          before: "conforms",
          after: "violates: 404 NoSuchEntity",
        },
        { requirement: "state.model", change: "other", before: "conforms", after: "not in the report" },
      ],
    },
  ]);
  // What an older run of a target showed counts no longer.
  expect(causes.map(({ requirements }) => requirements)).toEqual([["status.one-of"]]);
});

it("finds no change where only times, counts and names of the run differ", () => {
  const state = (observed: string) => violation("state.model", { kind: "state", observed });
  const before = report("a", [state("ACCA1 is gone"), seen(200, 1)]);
  const after = report("a", [state("ACCA2 is gone"), seen(200, 9)], "2026-02-01T00:00:00.000Z");
  expect(compareReports([before, after]).changes).toMatchObject([{ results: [] }]);
});

it("puts what AWS does first, with the way it is known", () => {
  const { requirements } = compareReports([report("a", [seen(200), conforming(id), conforming("new.one")])]);
  expect(requirements.map(({ requirement, aws }) => [requirement, aws])).toEqual([
    [id, { behaviour: "400 ValidationError", evidence: "recorded" }],
    ["status.expired.edition", expect.objectContaining({ behaviour: "not known" })],
    ["new.one", null],
  ]);
});

it("leaves a gap where a report does not cover a requirement", () => {
  const { requirements } = compareReports([report("a", [conforming(id)]), report("b", [])]);
  expect(requirements[0]?.results.map(({ outcome }) => outcome)).toEqual(["conforms", null]);
});

const hostile = "\u001b[2J|`x`\n<script>\u202e";
const several = compareReports([
  report("a", [violation(id), conforming("status.one-of")]),
  report(hostile, [violation(id, { observed: hostile }), conforming("status.one-of")]),
  report(hostile, [conforming(id), conforming("status.one-of")], "2026-02-01T00:00:00.000Z"),
]);

it.each([...comparisonFormats])("%s shows no character that acts", (name, render) => {
  const text = render(several);
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(text).toContain(id);
  if (name === "markdown")
    expect(text.replace(/`[^`\n]*`|<code>[^<]*<\/code>/g, "")).not.toContain("<script>");
});

it.each(["text", "markdown"])("has not changed its words: %s", async (format) => {
  await expect(comparisonFormats.get(format)?.(several)).toMatchFileSnapshot(
    `../../formats/__snapshots__/comparison.${format}.snap`,
  );
});

it("is a table as wide as the terminal allows", () => {
  const text = comparisonFormats.get("text")?.(several, { width: 200 }) ?? "";
  expect(text).toMatch(/\n +requirement +AWS +a +/);
  expect(text).toMatch(
    /\n +credential-id\.max-length +recorded: 400 ValidationError.* +✗ 404 NoSuchEntity +✗/,
  );
  expect(text).toContain("1 of 2 requirements not shown");
  const narrow = comparisonFormats.get("text")?.(several, { width: 100 }) ?? "";
  expect(narrow).toMatch(/\n +1 {2}a\n/);
  expect(narrow).toMatch(/\n +credential-id\.max-length .* ✗ {2}✗ {2}✓\n/);
});

it("gives JSON that reads back as the comparison, and Markdown with a table", () => {
  expect(JSON.parse(comparisonFormats.get("json")?.(several) ?? "")).toEqual(several);
  expect(comparisonFormats.get("markdown")?.(several)).toContain(
    "| `credential-id.max-length` | `recorded: 400",
  );
});

it("keeps out of the table what is no news", () => {
  const open = sampleVerdict("untestable", { requirement: "status.one-of" });
  const rows = (...verdicts: readonly Verdict[][]) =>
    compareReports(verdicts.map((each, index) => report(`t${index}`, each)))
      .requirements.filter((row) => !isUneventful(row))
      .map(({ requirement }) => requirement);
  expect(rows([conforming(id)], [sampleVerdict("inapplicable", { requirement: id })])).toEqual([]);
  expect(rows([seen(200)], [seen(200)])).toEqual([]);
  expect(rows([seen(200)], [seen(400)])).toEqual(["status.expired.edition"]);
  expect(rows([hangingOn(id, "status.one-of")])).toEqual([]);
  expect(rows([open])).toEqual(["status.one-of"]);
  expect(rows([conforming(id)], [])).toEqual([id]);
});

it("survives reports without results", () => {
  for (const render of comparisonFormats.values())
    expect(render(compareReports([report("a", [])]))).toContain("a");
});
