import { expect, it } from "vitest";
import type { ClientReading } from "../../contract/statements.ts";
import { driftFormats } from "../formats/formats.ts";
import { buildDriftReport } from "../report/drift-report.ts";

const known: ClientReading = {
  outcome: "read",
  client: "boto3",
  version: "1.44.5",
  statements: { statusValues: ["Active", "Inactive", "Expired"] },
};
const strange: ClientReading = {
  outcome: "read",
  client: "aws-sdk-js",
  version: "3.9\u001b[31m",
  statements: { statusValues: ["Active", "Sus\u202epended|x"], patternAnchored: false },
};
const missing: ClientReading = { outcome: "not-read", client: "aws-cli-v2", reason: "it is not installed" };
const damaged: ClientReading = { outcome: "unreadable", client: "aws-sdk-go", reason: "no\nGo" };

function render(format: string, ...readings: readonly ClientReading[]): string {
  return driftFormats.get(format)?.(buildDriftReport(readings), { width: 90 }) ?? "";
}

it.each(["text", "markdown"])("has not changed its words: %s", async (format) => {
  await expect(render(format, known, strange, missing, damaged)).toMatchFileSnapshot(
    `../formats/__snapshots__/drift.${format}.snap`,
  );
});

it("says who follows which edition, and marks what nobody knows", () => {
  const text = render("text", known, strange);
  const point = text.slice(text.indexOf("\nStatus values\n"), text.indexOf("\nstatuses named"));
  expect(point).toMatch(/ Active, Inactive, Expired\n +editions +boto3, .*\n +clients +boto3\n/);
  expect(point).toMatch(/✗ Active, Sus\\u\{202e\}pended\|x\n +editions +none.*\n +clients +aws-sdk-js\n/);
  expect(text).toContain("3.9\\x1b[31m");
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(90);
});

it.each<[string, readonly ClientReading[]]>([
  ["NO UNKNOWN DRIFT: 1 client read, 1 not read.", [known, missing]],
  ["DRIFT: 1 value that no edition states (2 clients read, 0 not read).", [known, strange]],
  ["NOT TESTED: 1 client read, 0 not read; 1 could not be understood", [known, damaged]],
  ["DRIFT: 1 value", [strange, damaged]],
  ["NO CLIENT READ: this is what the documents state (0 clients read, 1 not read).", [missing]],
])("concludes %s", (words, readings) => {
  expect(render("text", ...readings).replace(/\s+/g, " ")).toContain(words);
});

it("shows the documents alone where no client is there", () => {
  expect(render("text")).toMatch(/20\.\.128\n +editions +api-reference, service-model/);
  expect(render("markdown")).not.toContain("## Clients");
});

it("as JSON is the whole report", () => {
  const report = JSON.parse(render("json", known, strange, damaged));
  expect(report).toMatchObject({
    schemaVersion: 1,
    unknown: 1,
    clients: [
      { client: "boto3", outcome: "read", version: "1.44.5", reason: null },
      { client: "aws-sdk-js", outcome: "read" },
      { client: "aws-sdk-go", outcome: "unreadable", version: null, reason: "no\nGo" },
    ],
  });
  expect(report.points[0]).toEqual({
    point: "status-values",
    title: "Status values",
    values: [
      {
        value: "Active, Inactive",
        editions: ["cli-v1", "api-reference", "cli-v2", "earlier-model"],
        clients: [],
      },
      {
        value: "Active, Inactive, Expired",
        editions: ["boto3", "service-model", "smithy-model"],
        clients: ["boto3"],
      },
      { value: "Active, Sus\u202epended|x", editions: [], clients: ["aws-sdk-js"] },
    ],
  });
});
