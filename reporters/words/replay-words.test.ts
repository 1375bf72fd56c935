import { expect, it } from "vitest";
import { replayLines } from "./replay-words.ts";

const queryApi = { surface: "query-api" };

it("names the report and the flags as a shell takes them", () => {
  const way = { file: "it's.json", flags: ["--endpoint", "https://iam.example/a b"] };
  expect(replayLines(queryApi, { requirement: "status.one-of" }, way)).toEqual([
    "iam-conformance replay 'it'\\''s.json' status.one-of --endpoint 'https://iam.example/a b'",
  ]);
});

it("says how to get a report first", () => {
  expect(replayLines(queryApi, { requirement: "status.one-of" })).toEqual([
    "# after the same run with --report json=report.json:",
    "iam-conformance replay report.json status.one-of",
  ]);
});

it("is silent on a run through a client, which cannot be replayed", () => {
  expect(replayLines({ surface: "driver:boto3" }, { requirement: "status.one-of" })).toEqual([]);
});
