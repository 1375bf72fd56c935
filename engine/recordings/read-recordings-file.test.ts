import { describe, expect, it } from "vitest";
import { formatFileProblem } from "../../targets/read-json-file.ts";
import { readRecordingsFile } from "./read-recordings-file.ts";

const ids = ["status.one-of.words", "credential-id.unknown"];

const record = {
  requirement: "status.one-of.words",
  input: { Status: "Disabled" },
  answer: {
    status: 400,
    type: "Sender",
    code: "ValidationError",
    message: "1 validation error detected",
    contentType: "text/xml",
    requestId: "same in header and body",
  },
  times: 3,
};
const file = {
  schemaVersion: 1,
  suite: { name: "iam-conformance", version: "0.1.0" },
  recordedAt: "2026-11-22",
  endpoint: "iam.amazonaws.com",
  region: "us-east-1",
  operation: "UpdateServiceSpecificCredential",
  records: [record],
};

function problemOf(text: string): string {
  const result = readRecordingsFile(text, "evidence/aws.json", ids);
  return result.ok ? "" : result.problems.map(formatFileProblem).join("\n");
}

const changed = (changes: object) => problemOf(JSON.stringify({ ...file, ...changes }, null, 1));

it("reads what a run on AWS has written", () => {
  const result = readRecordingsFile(JSON.stringify(file), "f", ids);
  expect(result.ok && { ...result.recordings, records: [] }).toEqual({ ...file, records: [] });
  expect(result.ok && JSON.parse(JSON.stringify(result.recordings.records))).toEqual([record]);
});

describe("names file and place of what is wrong", () => {
  it.each<[what: string, problem: string, message: RegExp]>([
    ["no JSON", problemOf('{ "schemaVersion": 1,\n  x'), /^evidence\/aws\.json:2:3: expected a key/],
    ["a list", problemOf("[]"), /^evidence\/aws\.json:1:1: .*object.*array/],
    ["an empty file", problemOf(""), /^evidence\/aws\.json:1:1: expected a value, but the text ends$/],
    ["another version", changed({ schemaVersion: 2 }), /^evidence\/aws\.json:2:\d+: schemaVersion: must be/],
    ["an unknown key", changed({ account: "1" }), /account: unknown key "account"/],
    ["a missing key", problemOf('{ "schemaVersion": 1 }'), /the key "suite" is missing/],
    [
      "a record without an answer",
      changed({ records: [{ ...record, answer: undefined }] }),
      /records\.0: the key "answer" is missing/,
    ],
    [
      "a message without end",
      changed({ records: [{ ...record, answer: { ...record.answer, message: "x".repeat(5000) } }] }),
      /records\.0\.answer\.message: must NOT have more than 1200 characters/,
    ],
    [
      "a requirement that is none",
      changed({ records: [record, { ...record, requirement: "status.one-of.word" }] }),
      /records\.1\.requirement: there is no requirement with this id\. Did you mean "status\.one-of\.words"\?$/,
    ],
    ["what another endpoint answered", changed({ endpoint: "127.0.0.1" }), /endpoint: is not a host of AWS/],
    ["a host with more to it", changed({ endpoint: "x@iam.amazonaws.com.example" }), /is not a host of AWS/],
    ["another operation", changed({ operation: "CreateUser" }), /operation: must be UpdateService/],
    ["a day that is none", changed({ recordedAt: "2026-02-30" }), /recordedAt: is not a day of the calendar/],
  ])("%s", (_, problem, message) => {
    expect(problem).toMatch(message);
  });

  it("a key that reaches for the prototype", () => {
    const text = JSON.stringify(file).replace('"Status":"Disabled"', '"__proto__":{"x":1}');
    expect(problemOf(text)).toMatch(/records\.0\.input\.__proto__: .*string.*object/);
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });
});
