import { describe, expect, it } from "vitest";
import type { ClientReading } from "../../../contract/statements.ts";
import { buildDriftReport } from "../../report/drift-report.ts";
import { driftFormats } from "./drift-formats.ts";

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

describe("as text", () => {
  it("says who follows which edition", () => {
    const text = render("text", known, missing);
    expect(text).toContain(
      [
        "Status values",
        "  Active, Inactive",
        "    editions  cli-v1, api-reference, cli-v2, earlier-model",
        "  Active, Inactive, Expired",
        "    editions  boto3, service-model, smithy-model",
        "    clients   boto3",
        "",
      ].join("\n"),
    );
    expect(text).toMatch(/^ {2}boto3 +1\.44\.5$/m);
    expect(text).toMatch(/^ {2}aws-cli-v2 +not read: it is not installed$/m);
    expect(text).toMatch(/\nNO DRIFT that is not known: 1 client read, 1 not read\.\n$/);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(90);
  });

  it("marks what nobody knows and says where to record it", () => {
    const text = render("text", known, strange);
    expect(text).toContain(
      "✗ Active, Sus\\u{202e}pended|x\n    editions  none: this drift is not known\n    clients   aws-sdk-js\n",
    );
    expect(text).toContain("3.9\\x1b[31m");
    expect(text.replace(/\s+/g, " ")).toContain(
      "DRIFT: 1 value that no edition states (2 clients read, 0 not read). Where AWS's documents or models state it, record it in contract/editions.ts with its source; otherwise report it",
    );
  });

  it("does not take a client that it did not understand for one without drift", () => {
    const text = render("text", known, damaged);
    expect(text).toMatch(/aws-sdk-go +unreadable: no\\nGo\n/);
    expect(text.replace(/\s+/g, " ")).toContain(
      "NOT TESTED: 1 client read, 0 not read; 1 could not be understood",
    );
    expect(render("text", strange, damaged)).toContain("DRIFT: 1 value");
  });

  it("shows the documents alone where no client is there", () => {
    expect(render("text", missing)).toContain(
      "NO CLIENT READ: this is what the documents state (0 clients read, 1 not read).",
    );
    expect(render("text")).toContain("20..128\n    editions  api-reference, service-model");
  });
});

it("as Markdown is a table of editions and one of clients", () => {
  const markdown = render("markdown", known, strange, missing);
  expect(markdown).toContain(
    "| point | `cli-v1` | `api-reference` | `cli-v2` | `boto3` | `service-model` | `smithy-model` | `earlier-model` |",
  );
  expect(markdown).toContain("| pattern anchors | – | `none` | – | – | `none` | `^…$` | `none` |");
  expect(markdown).toContain("| point | `boto3` | `aws-sdk-js` |");
  expect(markdown).toContain("| pattern anchors | – | `none` |");
  const shown = "<code>Active&#44; Sus&#92;u&#123;202e&#125;pended&#124;x</code>";
  expect(markdown).toContain(
    `| Status values | \`Active, Inactive, Expired\` | **${shown}, which no edition states** |`,
  );
  expect(markdown).toContain("- `aws-cli-v2`: `not read: it is not installed`");
  expect(render("markdown")).not.toContain("### Clients");
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
