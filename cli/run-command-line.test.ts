import { afterEach, describe, expect, it } from "vitest";
import { mutantByName } from "../reference/mutants/mutants.ts";
import { type StartedReference, startReference } from "../reference/start-reference.ts";
import { buildRunReport } from "../reporters/report/run-report.ts";
import { sampleFacts, sampleVerdicts } from "../reporters/testing/sample-run.ts";
import { catalogue } from "../suites/catalogue.ts";
import { everyRequirement } from "../suites/every-requirement.ts";
import { runCommandLine } from "./run-command-line.ts";
import { type FakeSurroundings, fakeSurroundings } from "./testing/fake-surroundings.ts";

const started: StartedReference[] = [];

afterEach(async () => {
  for (const reference of started.splice(0)) await reference.close();
});

async function reference(...options: Parameters<typeof startReference>): Promise<StartedReference> {
  const endpoint = await startReference(...options);
  started.push(endpoint);
  return endpoint;
}

interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function tell(
  line: string,
  changes: Parameters<typeof fakeSurroundings>[0] = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const surroundings: FakeSurroundings = fakeSurroundings(changes);
  for (const [path, text] of Object.entries(files)) surroundings.files.set(path, text);
  const code = await runCommandLine(line.split(" "), surroundings);
  return { code, ...surroundings.printed };
}

/** A target of a file of targets at an endpoint with the keys of the embedded reference. */
function targetsFile({ url, credentials }: StartedReference, more: object = {}): Record<string, string> {
  const { accessKeyId, secretAccessKey } = credentials;
  const mine = { endpoint: url, credentials: { literal: { accessKeyId, secretAccessKey } }, ...more };
  return { "t.json": JSON.stringify({ targets: { mine } }) };
}

const noSuchFile = "there/is/no/such/file.json";

describe("wrong usage ends with 2, on standard error only, without a stack trace", () => {
  it.each<[line: string, message: RegExp, files?: Record<string, string>]>([
    ["run --rnus 5", /^iam-conformance: unknown option '--rnus'\n\(Did you mean --runs\?\)\ntry: /],
    ["run --seed soon", /argument 'soon' is invalid\. Allowed: a whole number from -2147483648/],
    ["run --only nothing.at-all", /'nothing\.at-all' is invalid\. It matches no requirement\./],
    ["explain status.one-off", /Did you mean "status\.one-of"\?/],
    ["run refrence", /there is no target "refrence" in .*targets\.json\. Did you mean "reference"\?/],
    ["doctor refrence", /there is no target "refrence"/],
    ["run --only status --shard 999/1000", /the plan is empty: this shard has no requirement/],
    [`run --targets ${noSuchFile}`, /file\.json cannot be read: ENOENT/],
    [`replay ${noSuchFile}`, /the report .*file\.json cannot be read: ENOENT/],
    [
      "run mine --targets t.json",
      /^t\.json:3:5: targets\.mine\.endpiont: unknown key "endpiont"\. Did you mean "endpoint"\?/m,
      { "t.json": '{\n  "targets": { "mine": {\n    "endpiont": "http://127.0.0.1:1" } } }' },
    ],
    [
      "run --targets t.json",
      /t\.json:2:1: expected a value, but the text ends/,
      { "t.json": '{ "targets":\n' },
    ],
    ["run --endpoint https://iam.amazonaws.com", /real AWS, where a run creates and deletes IAM users/, {}],
    ["run aws --live", /add "live": true to its entry/],
    ["replay r.json", /r\.json cannot be read: .*JSON/, { "r.json": "no JSON" }],
    [
      "replay r.json",
      /r\.json .*report of a run: .*'schemaVersion'\n.*--report json=FILE$/m,
      { "r.json": "{}" },
    ],
  ])("%s", async (line, message, files = {}) => {
    const environment = { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "s" };
    const { code, out, err } = await tell(line, { environment }, files);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

describe("list", () => {
  it("has a line for each requirement under its area, and counts them", async () => {
    const { code, out, err } = await tell("list");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const ids = out.split("\n").flatMap((line) => /^ {4}(\S+) {2}/.exec(line)?.[1] ?? []);
    expect(ids).toEqual(everyRequirement.map(({ id }) => id));
    expect(out).toMatch(
      new RegExp(`\\n${ids.length} requirements: \\d+ MUST, \\d+ SHOULD, \\d+ OBSERVE\\.\\n$`),
    );
  });

  it("is narrowed by patterns", async () => {
    const { out } = await tell("list --only *.max-length --only state");
    const ids = catalogue.filter(({ id, area }) => id.endsWith(".max-length") || area === "state");
    expect(out).toContain(`\n${ids.length} requirements: `);
    for (const { id } of ids) expect(out).toContain(`  ${id} `);
  });

  it("breaks lines between words on a terminal", async () => {
    const { out } = await tell("list", { outIsTerminal: true, columns: 90 });
    const lines = out.split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(90);
    expect(out.replace(/\s+/g, " ")).toContain(catalogue[0]?.statement.replace(/\s+/g, " "));
  });
});

describe("explain", () => {
  it.each(everyRequirement)("$id", async ({ id, catalogue: name, statement, level, citations }) => {
    const { code, out, err } = await tell(`explain ${id}`, { columns: 100_000 });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const words = out.replace(/\s+/g, " ");
    expect(words).toContain(statement.replace(/\s+/g, " "));
    expect(words).toContain(`level ${level}, `);
    for (const { clause } of citations) expect(words).toContain(clause.replace(/\s+/g, " "));
    expect(out.trimEnd().endsWith(name === "client" ? "client DRIVER" : `--only ${id}`)).toBe(true);
  });
});

describe("doctor", () => {
  it("finds nothing wrong with the embedded reference", async () => {
    const { code, out, err } = await tell("doctor");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).not.toContain("PROBLEM");
    expect(out).toMatch(/^ok {7}the operation is implemented$/m);
    expect(out).toMatch(/\nreference can be tested: iam-conformance run reference\n$/);
  });

  it("says what keeps a target from being tested, and what to do, with 3", async () => {
    const faulty = await reference({ mutant: mutant("not-implemented") });
    const { code, out } = await tell("doctor mine --targets t.json", {}, targetsFile(faulty));
    expect(code).toBe(3);
    expect(out).toMatch(/^PROBLEM {2}the operation is not implemented: \d{3} /m);
    expect(out).toMatch(/\nmine cannot be tested as it is\.\n$/);
  });

  it("names refused credentials", async () => {
    const { url } = await reference();
    const { code, out, err } = await tell(`doctor --endpoint ${url}`);
    expect(code).toBe(3);
    expect(err).toMatch(/^note: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set/);
    expect(out).toMatch(
      /^PROBLEM {2}it refuses the credentials: 403 InvalidClientTokenId; .* on a GET, presigned, .*, too$/m,
    );
    expect(out).toMatch(
      /^ +-> .*"credentials".* targets\.json.* AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY$/m,
    );
  });

  it("leaves nothing behind", async () => {
    const honest = await reference();
    expect((await tell("doctor mine --targets t.json", {}, targetsFile(honest))).code).toBe(0);
    expect(honest.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  });
});

describe("a run that cannot begin", () => {
  it("says once that the operation is not implemented, and ends with 3", async () => {
    const faulty = await reference({ mutant: mutant("not-implemented") });
    const { code, out, err } = await tell("run mine --targets t.json", {}, targetsFile(faulty));
    expect(code).toBe(3);
    expect(err.match(/^iam-conformance: .*$/gm)).toEqual([
      expect.stringMatching(/: mine does not implement the operation: .*\b400 InvalidAction$/),
    ]);
    expect(out).toContain(`NOT TESTED: `);
    expect(out).toContain("every requirement of the run");
  });

  it("says that the credentials are refused, and always the seed", async () => {
    const { url } = await reference();
    const { code, out, err } = await tell(`run --endpoint ${url} --seed random --runs 7`);
    expect(code).toBe(3);
    expect(err).toMatch(
      /^iam-conformance: 127\.\S+ refuses .*: 403 InvalidClientTokenId; .*"credentials".* targets\.json.* AWS_SECRET_ACCESS_KEY$/m,
    );
    expect(out).toMatch(/^seed +\d+, 7 runs per requirement$/m);
  });
});

describe("replay of a report that was tampered with", () => {
  const report = buildRunReport(sampleFacts, sampleVerdicts);
  const [violation] = report.results.filter(({ counterexample }) => counterexample !== undefined);

  async function replayed(change: (text: string) => string): Promise<Told> {
    const honest = await reference();
    const text = change(JSON.stringify({ ...report, results: [violation] }));
    return tell(
      "replay r.json --targets t.json",
      {},
      {
        "r.json": text.replace(`"name":"${report.target.name}"`, '"name":"mine"'),
        ...targetsFile(honest),
      },
    );
  }

  it.each(["abc", "", "1e9", "99999999999", "0:4000000", "-1"])("with the path %j", async (path) => {
    const { code, out, err } = await replayed((text) => text.replace(/"path":"[^"]*"/, `"path":"${path}"`));
    expect(err).toBe("");
    expect(out).toMatch(
      /^ERROR {3}\S+: this version of the suite generates no such input from the seed and path\n$/,
    );
    expect(code).toBe(3);
  });

  it("with a requirement that does not exist", async () => {
    const { code, out } = await replayed((text) =>
      text.replaceAll(violation?.requirement ?? "", "status.\\u001b[2J"),
    );
    expect(out).toBe("ERROR   status.\\x1b[2J: this version of the suite has no such requirement\n");
    expect(code).toBe(3);
  });

  it("with no counterexample in it", async () => {
    const { code, err } = await tell(
      "replay r.json",
      {},
      { "r.json": JSON.stringify({ ...report, results: [] }) },
    );
    expect(err).toBe("iam-conformance: r.json holds no counterexample\n");
    expect(code).toBe(2);
  });
});

describe("the endpoint that a report names", () => {
  const report = buildRunReport(sampleFacts, sampleVerdicts);

  /** A report of a run on an endpoint that is not on loopback, though it leads to an honest one that is. */
  async function replayed(named: { readonly name?: string }, words = "", entries = {}): Promise<Told> {
    const honest = await reference();
    const endpoint = honest.url.replace("127.0.0.1", "0.0.0.0");
    const target = { name: new URL(endpoint).host, endpoint, ...named };
    const credentials = {
      environment: { accessKeyId: "AWS_ACCESS_KEY_ID", secretAccessKey: "AWS_SECRET_ACCESS_KEY" },
    };
    const targets = { elsewhere: { endpoint: "http://elsewhere.example/", credentials }, ...entries };
    const text = JSON.stringify({ targets }).replaceAll("ENDPOINT", endpoint);
    const { accessKeyId, secretAccessKey } = honest.credentials;
    return tell(
      `replay r.json --targets t.json ${words.replace("ENDPOINT", endpoint)}`.trim(),
      { environment: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } },
      { "r.json": JSON.stringify({ ...report, target }), "t.json": text },
    );
  }

  const credentials = {
    environment: { accessKeyId: "AWS_ACCESS_KEY_ID", secretAccessKey: "AWS_SECRET_ACCESS_KEY" },
  };

  it.each<[string, { readonly name?: string }]>([
    ["by its address", {}],
    ["by a name that no entry has", { name: "prod" }],
    ["by a name whose entry has another one", { name: "elsewhere" }],
  ])("is sent nothing beyond loopback on its word alone: %s", async (_, named) => {
    const { code, out, err } = await replayed(named);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(
      /^iam-conformance: r\.json: it names http:\/\/0\.0\.0\.0:\d+, which no entry of t\.json has/,
    );
  });

  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ["the user gives it", "--endpoint ENDPOINT", {}],
    ["an entry has it", "", { far: { endpoint: "ENDPOINT", credentials } }],
  ])("is sent to beyond loopback where %s", async (_, words, entries) => {
    const { out, err } = await replayed({}, words, entries);
    expect(err).toBe("");
    expect(out).toMatch(/^(FIXED|FAILED|ERROR) /);
  });
});

function mutant(name: string) {
  const found = mutantByName(name);
  if (found === undefined) throw new Error(`there is no mutant ${name}`);
  return found;
}
