import { expect, it } from "vitest";
import { type Recording, recordingsOf } from "../../engine/recordings/recordings.ts";
import { comparisonFormats, formats } from "../formats/formats.ts";
import { withRecordings } from "../report/requirement-lookup.ts";
import { buildRunReport } from "../report/run-report.ts";
import { sampleFacts, sampleLookup, sampleVerdicts, sampleViolation } from "../testing/sample-run.ts";
import { compareReports } from "./comparison/compare-reports.ts";
import { describeRecordings, distinctAnswers } from "./recording-words.ts";

const id = sampleViolation.requirement;

function recording(changes: Partial<Recording> = {}, answer: Partial<Recording["answer"]> = {}): Recording {
  return {
    requirement: id,
    input: { ServiceSpecificCredentialId: "A".repeat(129), Status: "Active" },
    answer: {
      status: 400,
      type: "Sender",
      code: "ValidationError",
      message: "Member must have length less than or equal to 128",
      contentType: "text/xml",
      requestId: "same in header and body",
      ...answer,
    },
    times: 2,
    file: "evidence/aws.json",
    recordedAt: "2026-11-22",
    region: "us-east-1",
    ...changes,
  };
}

const lookup = (recordings: readonly Recording[]) =>
  withRecordings(sampleLookup, new Map([[id, recordings]]));
const report = buildRunReport(sampleFacts, sampleVerdicts);

it("cites input, answer, date, region and file in every report for people", () => {
  for (const format of ["text", "markdown", "html", "junit"]) {
    const words =
      formats
        .get(format)
        ?.render(report, lookup([recording()]))
        .replace(/\s+/g, " ") ?? "";
    expect(words).toContain("AWS answered 400 ValidationError");
    expect(words).toContain("2026-11-22 in us-east-1");
    expect(words).toContain("evidence/aws.json");
  }
  const without = formats.get("text")?.render(report, sampleLookup) ?? "";
  expect(without).not.toContain("AWS answered");
});

it("is the AWS column of a comparison where there is one", () => {
  const recordings = [recording(), recording({}, { code: null, status: 200, message: null })];
  const comparison = compareReports([report], lookup(recordings));
  const row = comparison.requirements.find(({ requirement }) => requirement === id);
  expect(row?.aws).toEqual({
    behaviour: "400 ValidationError or 200",
    evidence: "recorded",
    recordedIn: ["evidence/aws.json (2026-11-22, us-east-1)"],
  });
  expect(comparisonFormats.get("markdown")?.(comparison)).toContain(
    "| requirement | AWS | `sample` |\n| - | - | - |\n| `credential-id.max-length` | `recorded: 400 ValidationError or 200` |",
  );
  const declared = compareReports([report], sampleLookup);
  expect(declared.requirements.find(({ requirement }) => requirement === id)?.aws?.evidence).toBe(
    "documented",
  );
});

it("shows what a file holds, and nothing that it would do to a reader", () => {
  const hostile = recording(
    { region: "\u001b[2Jx", file: "evidence/\u202ea.json", input: { "\u001b]0;": "\u0007<script>" } },
    { code: "<img src=x>\n", message: `|\`${"y".repeat(900)}` },
  );
  for (const [name, { render }] of formats) {
    if (name === "json") continue;
    const text = render(report, lookup([hostile]));
    for (const invisible of ["\u001b", "\u0007", "\u202e"]) expect(text).not.toContain(invisible);
    expect(text).not.toMatch(name === "text" ? /^$a/ : /<script>|<img src=x>/);
  }
  const text = comparisonFormats.get("text")?.(compareReports([report], lookup([hostile]))) ?? "";
  for (const invisible of ["\u001b", "\u0007", "\u202e", "<img src=x>\n"])
    expect(text).not.toContain(invisible);
});

it("says how many more there are", () => {
  const many = Array.from({ length: 9 }, (_, index) => recording({}, { status: 400 + index }));
  const described = describeRecordings(many);
  expect(described).toHaveLength(4);
  expect(described.at(-1)?.clause).toMatch(/, and 5 more recordings$/);
  expect(distinctAnswers(many)).toMatch(/ or 403 ValidationError or 5 others$/);
  expect(describeRecordings([])).toEqual([]);
});

it("has the latest recording first", () => {
  const about = {
    suite: { name: "s", version: "1" },
    endpoint: "iam.amazonaws.com",
    region: "us-east-1",
    operation: "o",
  };
  const sorted = recordingsOf([
    { file: "a", recordings: { ...about, recordedAt: "2026-01-01", records: [recording({ times: 9 })] } },
    {
      file: "b",
      recordings: {
        ...about,
        recordedAt: "2026-05-01",
        records: [recording({ times: 1 }), recording({ times: 5 })],
      },
    },
  ]);
  expect(sorted.get(id)?.map(({ file, times }) => [file, times])).toEqual([
    ["b", 5],
    ["b", 1],
    ["a", 9],
  ]);
});
