import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readRecordingsFile } from "../../engine/recordings/read-recordings-file.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { buildRunReport } from "../../reporters/report/run-report.ts";
import { sampleFacts, sampleViolation } from "../../reporters/testing/sample-run.ts";
import { catalogue } from "../../suites/catalogue.ts";
import {
  awsCertificate,
  type OverriddenNames,
  overrideNames,
  referenceAccount,
  startTlsFront,
  type TlsFront,
} from "../testing/aws-names.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";

let lines: CommandLines;
let names: OverriddenNames;
let reference: StartedReference;
let front: TlsFront;

/** AWS's names over TLS as a program of its own sees them, and an entry for AWS as its owner would write it. */
beforeEach(async () => {
  lines = createCommandLines();
  names = overrideNames();
  reference = await startReference();
  front = await startTlsFront(Number(new URL(reference.url).port));
  const entry = {
    endpoint: `https://iam.amazonaws.com:${front.port}`,
    sts: `https://sts.amazonaws.com:${front.port}`,
    credentials: { environment: { accessKeyId: "KEY", secretAccessKey: "SECRET" } },
    tls: { ca: "ca.pem" },
    accounts: [referenceAccount],
    concurrency: 4,
    rateLimit: 100_000,
    live: true,
  };
  place("ca.pem", awsCertificate.cert);
  place("t.json", JSON.stringify({ targets: { aws: entry } }));
  place("r.json", JSON.stringify(buildRunReport(sampleFacts, [sampleViolation])));
});

afterEach(async () => {
  names.end();
  lines.end();
  await front.close();
  await reference.close();
});

function place(name: string, text: string): void {
  mkdirSync(join(lines.folder, "evidence"), { recursive: true });
  writeFileSync(join(lines.folder, name), text);
}

function live(line: string) {
  const { accessKeyId, secretAccessKey } = reference.credentials;
  return lines.run(line.split(" "), { KEY: accessKeyId, SECRET: secretAccessKey });
}

const run =
  "run aws --live --targets t.json --runs 3 --only credential-id --only status.one-of --only authentication";

it("a recorded run is what later explanations, comparisons and reports cite", async () => {
  const { code, err } = await live(`${run} --record evidence/aws.json`);
  expect(err).not.toContain("iam-conformance:");
  expect(code).toBe(0);
  expect(reference.snapshot()).toMatchObject({ users: 0, credentials: 0 });

  const text = lines.read("evidence/aws.json");
  const result = readRecordingsFile(
    text,
    "aws.json",
    catalogue.map(({ id }) => id),
  );
  expect(result.ok).toBe(true);
  expect(JSON.parse(text)).toMatchObject({ endpoint: "iam.amazonaws.com", region: "us-east-1" });
  const { accessKeyId, secretAccessKey } = reference.credentials;
  for (const secret of [accessKeyId, secretAccessKey, "ServicePassword"]) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/\bic-[0-9a-f]{8}-/);
  expect(text).not.toMatch(/Signature=[0-9a-f]/);
  // Ids that were made may be all zeros, but longer.
  expect(text).not.toMatch(new RegExp(`\\b${referenceAccount}\\b`));

  const day = JSON.parse(text).recordedAt;
  const explained = await lines.run(["explain", "credential-id.max-length"]);
  expect(explained.code).toBe(0);
  const words = explained.out.replace(/\s+/g, " ");
  expect(words).toContain("level MUST, documented");
  expect(words).toMatch(
    /recorded: AWS answered 400 ValidationError "1 val.* to a request with ServiceSpecificCredentialId = "/,
  );
  expect(words).toContain(`AWS, recorded ${day} in us-east-1, evidence/aws.json`);

  const compared = await lines.run(["compare", "r.json", "--to", "json"]);
  const [row] = JSON.parse(compared.out).requirements;
  expect(row).toMatchObject({
    requirement: "credential-id.max-length",
    aws: { evidence: "recorded", behaviour: "400 ValidationError" },
  });
  const table = (await lines.run(["compare", "r.json", "--to", "markdown"])).out;
  expect(table).toContain("| `recorded: 400 ValidationError` |");

  const rendered = await lines.run(["report", "r.json"]);
  expect(rendered.out.replace(/\s+/g, " ")).toContain(`AWS, recorded ${day} in us-east-1, evidence/aws.json`);
});

it.each<[what: string, text: string, message: RegExp]>([
  [
    "no JSON",
    '{\n  "schemaVersion": one',
    /^iam-conformance: evidence\/bad\.json:2:20: expected a value\n.*--record/,
  ],
  ["another document", "{}", /^iam-conformance: evidence\/bad\.json:1:1: the key "schemaVersion" is missing/],
  [
    "what no terminal should get",
    '{"\\u001b[2J\\u202e": 1, "\\u001b[2J\\u202e": 2}',
    /^iam-conformance: evidence\/bad\.json:1:\d+: the key .*\\x1b\[2J\\u\{202e\}/,
  ],
])("an evidence file with %s ends a command that would cite it with 2", async (_, text, message) => {
  place("evidence/bad.json", text);
  const { code, out, err } = await lines.run(["explain", "status.one-of"]);
  expect(err).toMatch(message);
  expect({ code, out }).toEqual({ code: 2, out: "" });
});

it("a bad evidence file ends every command that would cite it, a run before anything is sent", async () => {
  place("evidence/bad.json", "{");
  for (const line of ["compare r.json", "report r.json"]) {
    const { code, err } = await lines.run(line.split(" "));
    expect(err).toContain("evidence/bad.json:1:");
    expect(code).toBe(2);
  }
  const { code, err } = await live(run);
  expect(code).toBe(2);
  expect(err).toContain("evidence/bad.json:1:");
  expect(reference.snapshot()).toMatchObject({ users: 0 });
});

it("takes no recording of another endpoint for one of AWS, no folder for a file, and no file without end", async () => {
  const elsewhere = await lines.run(`run --endpoint ${reference.url} --record evidence/mine.json`.split(" "));
  expect(elsewhere.err).toMatch(
    /^iam-conformance: --record keeps answers of AWS as evidence, .* not of AWS/m,
  );
  expect(elsewhere.code).toBe(2);
  expect(reference.snapshot()).toMatchObject({ users: 0 });
  await live(`${run} --record evidence/aws.json`);
  place("evidence/mine.json", lines.read("evidence/aws.json").replace(/iam\.amazonaws\.com/g, "iam.example"));
  const foreign = await lines.run(["explain", "status.one-of"]);
  expect(foreign.err).toMatch(
    /^iam-conformance: evidence\/mine\.json:\d+:\d+: endpoint: is not a host of AWS/,
  );
  expect(foreign.code).toBe(2);

  lines.end();
  lines = createCommandLines();
  mkdirSync(join(lines.folder, "evidence", "a.json"), { recursive: true });
  const folder = await lines.run(["explain", "status.one-of"]);
  expect(folder.err).toMatch(/^iam-conformance: .*evidence\/a\.json cannot be read: .*not a file/);
  expect(folder.code).toBe(2);

  lines.end();
  lines = createCommandLines();
  place("evidence/a.json", " ".repeat(5 * 1024 * 1024));
  const large = await lines.run(["explain", "status.one-of"]);
  expect(large.err).toMatch(/evidence\/a\.json cannot be read: it is larger than 4194304 bytes/);
});

it("an absent or empty folder is none", async () => {
  const { code, out } = await lines.run(["explain", "status.one-of"]);
  expect(code).toBe(0);
  expect(out).not.toContain("recorded from AWS");
});
