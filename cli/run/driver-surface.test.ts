import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseXml } from "../../protocol/xml/xml.ts";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { reportProblem } from "../../reporters/report/report-problem.ts";
import type { RunReport } from "../../reporters/report/run-report.ts";
import { surfaceRequirements } from "../../suites/surfaces.ts";
import { startLoopbackServer } from "../../targets/door/testing/loopback-server.ts";
import { makeTestCertificate } from "../../targets/door/testing/test-certificate.ts";
import { parseCommandLine } from "../arguments/parse-command-line.ts";
import { runCommandLine } from "../run-command-line.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";

// Each test starts lines, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const ids = surfaceRequirements.map(({ id }) => id);
const closing: (() => Promise<unknown>)[] = [];
let lines: CommandLines;

beforeEach(() => {
  lines = createCommandLines();
});

afterEach(async () => {
  lines.end();
  for (const close of closing.splice(0)) await close();
});

async function reference(name?: string): Promise<StartedReference> {
  const mutant = name === undefined ? undefined : mutantByName(name);
  const started = await startReference(mutant === undefined ? {} : { mutant });
  closing.push(started.close);
  return started;
}

function keysOf({ credentials }: StartedReference): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}

function reportIn(name: string): RunReport {
  const report: unknown = JSON.parse(lines.read(name));
  expect(reportProblem(report)).toBeNull();
  return report as RunReport;
}

describe("run --surface driver:example", () => {
  it("conforms against the embedded reference, and names the client", async () => {
    const words = "run --surface driver:example --report text --report json=r.json".split(" ");
    const { code, out, err } = await lines.run(words);
    expect(err).not.toContain("iam-conformance:");
    expect(code).toBe(0);
    expect(out).toMatch(/^client +example 1 \(javascript, node v/m);
    expect(out).toMatch(/^suite +.*, driver:example, level must$/m);
    expect(out).toContain(`CONFORMS: none of ${ids.length} requirements fails`);
    const report = reportIn("r.json");
    expect(report).toMatchObject({
      surface: "driver:example",
      client: { driver: "example", version: "1", language: "javascript" },
      summary: { conforms: ids.length },
    });
    expect(report.results.map(({ requirement }) => requirement)).toEqual(ids);
    expect(report.suite.runs).toBeUndefined();
    expect(lines.journals()).toEqual([]);
  });

  it("shows a violation in every format, without the secret, and leaves nothing behind", async () => {
    const endpoint = await reference("no-such-entity-exception");
    const reports = ["json=r.json", "junit=r.xml", "html=r.html", "markdown=r.md", "text=r.txt"];
    const words = ["run", "--endpoint", endpoint.url, "--surface", "driver:example"];
    const { code, err } = await lines.run(
      [...words, ...reports.flatMap((report) => ["--report", report])],
      keysOf(endpoint),
    );
    expect(err).not.toContain("iam-conformance:");
    expect(code).toBe(1);
    expect(endpoint.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    const report = reportIn("r.json");
    const result = report.results.find(({ requirement }) => requirement === "client.unknown-credential");
    expect(result).toMatchObject({
      outcome: "violates",
      counterexample: {
        kind: "code",
        expected: "404 NoSuchEntity",
        observed: "an error of the service: 404 NoSuchEntityException",
        client: {
          driver: "example",
          reply: { outcome: "service-error", error: { code: "NoSuchEntityException" } },
        },
        exchange: { response: { status: 404 } },
      },
    });
    const texts = ["r.json", "r.xml", "r.html", "r.md", "r.txt"].map(lines.read);
    for (const text of texts) {
      expect(text).toContain("client.unknown-credential");
      expect(text).toContain("NoSuchEntityException");
      expect(text).not.toContain(endpoint.credentials.secretAccessKey);
    }
    for (const text of texts.slice(1)) {
      expect(text).toContain("its reply: ");
      expect(text).toContain("For a credential id that does not exist, a client reports the");
    }
    expect(parseXml(new TextEncoder().encode(lines.read("r.xml"))).ok).toBe(true);

    const [again, replayed] = await Promise.all([
      lines.run(["report", "r.json"]),
      lines.run(["replay", "r.json"], keysOf(endpoint)),
    ]);
    expect(again).toMatchObject({ code: 0, out: lines.read("r.txt") });
    expect(replayed.code).toBe(2);
    expect(replayed.err).toMatch(/r\.json .*--surface driver:example.*; repeat .*run/);
  });

  it("takes --only and --level", async () => {
    const endpoint = await reference("success-request-id-missing");
    const words = [
      "run",
      "--endpoint",
      endpoint.url,
      "--surface",
      "driver:example",
      "--only",
      "*.request-id",
    ];
    const [must, should] = await Promise.all([
      lines.run(words, keysOf(endpoint)),
      lines.run([...words, "--level", "should"], keysOf(endpoint)),
    ]);
    expect(must.out).toContain(
      "CONFORMS: none of 2 requirements fails the run, 1 deviates (1 below level must).",
    );
    expect([must.code, should.code]).toEqual([0, 1]);
  });
});

it("has the client trust the certificate that the target's entry names", async () => {
  const { url, credentials } = await reference();
  const day = 24 * 60 * 60 * 1000;
  const { cert, key } = makeTestCertificate({
    ipv4: ["127.0.0.1"],
    validFrom: new Date(Date.now() - day),
    validTo: new Date(Date.now() + day),
  });
  const server = await startLoopbackServer(
    (socket) => {
      const behind = connect(Number(new URL(url).port), "127.0.0.1");
      behind.on("error", () => socket.destroy());
      socket.on("close", () => behind.destroy());
      socket.pipe(behind).pipe(socket);
    },
    { cert, key },
  );
  closing.push(server.close);
  writeFileSync(join(lines.folder, "ca.pem"), cert);
  const entry = {
    endpoint: `https://127.0.0.1:${server.port}`,
    tls: { ca: "ca.pem" },
    credentials: { literal: credentials },
  };
  const wrong = { ...entry, credentials: { literal: { ...credentials, secretAccessKey: "wrong" } } };
  writeFileSync(join(lines.folder, "t.json"), JSON.stringify({ targets: { secure: entry, wrong } }));
  const runOn = (target: string) =>
    lines.run(["run", target, "--targets", "t.json", "--surface", "driver:example"]);
  const { code, out } = await runOn("secure");
  expect(out).toContain(`CONFORMS: none of ${ids.length} requirements fails`);
  expect(code).toBe(0);
  // It ends while the driver is being started anew, and leaves none behind that would keep it from ending.
  expect((await runOn("wrong")).code).toBe(3);
});

describe("before anything is sent to the target", () => {
  async function refused(words: readonly string[]): Promise<string> {
    const server = await startLoopbackServer(() => undefined);
    closing.push(server.close);
    const { printed, ...surroundings } = fakeSurroundings({
      environment: { ...process.env, AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "example" },
    });
    const endpoint = words.includes("--endpoint") ? [] : ["--endpoint", `http://127.0.0.1:${server.port}`];
    expect(await runCommandLine(["run", ...endpoint, ...words], surroundings)).toBe(2);
    expect(server.connections()).toBe(0);
    expect(printed.out).toBe("");
    return printed.err;
  }

  /** Which flag is refused with which surface, and the flags to use. */
  const refusedFlag = (flag: string): RegExp =>
    new RegExp(
      `: ${flag} cannot .*--surface driver:example; .*--only, --level, --report and --max-time$`,
      "m",
    );

  it.each<[string, string[], RegExp]>([
    [
      "an unknown driver",
      ["--surface", "driver:nobody"],
      /no driver has the name "nobody"\. Known: raw, example,/,
    ],
    ["a surface of another kind", ["--surface", "boto3"], /Did you mean "driver:boto3"\?/],
    ["a driver without a name", ["--surface", "driver:"], /Allowed: query-api, or driver:NAME/],
    [
      "a driver that does not start",
      ["--surface", "driver:./there/is/no/such-program"],
      /does not start: .*cannot be started \(ENOENT\).*check-driver/s,
    ],
    [
      "a program that is no driver",
      ["--surface", `driver:${process.execPath} --version`],
      /does not start: a line in place of the hello is not JSON/,
    ],
    [
      "real AWS",
      ["--surface", "driver:example", "--targets", "real.json", "--live"],
      /target real: https:\/\/iam\.amazonaws\.com is real AWS.*; .*--surface query-api$/m,
    ],
    [
      "a path that the client leaves out",
      ["--surface", "driver:aws-sdk-java", "--endpoint", "http://127.0.0.1:9/iam/"],
      /the client of aws-sdk-java leaves the path \/iam\/ out of its requests; test it through another client/,
    ],
    [
      "requirements of another surface",
      ["--surface", "driver:example", "--only", "status"],
      /the plan is empty: --only .*through a client: client\.update\.success, /,
    ],
    [
      "those of a client without one",
      ["--only", "client"],
      /the plan is empty: --only .*--surface query-api$/m,
    ],
    ["a shard", ["--surface", "driver:example", "--shard", "1/2"], refusedFlag("--shard")],
    ["a dry run", ["--surface", "driver:example", "--dry-run"], refusedFlag("--dry-run")],
    ["a baseline", ["--surface", "driver:example", "--baseline", "b.json"], refusedFlag("--baseline")],
    ["a record", ["--surface", "driver:example", "--record", "e.json"], refusedFlag("--record")],
  ])("%s is refused with what to do", async (_, words, message) => {
    if (words.includes("real.json")) {
      const { printed, files, ...surroundings } = fakeSurroundings();
      files.set(
        "real.json",
        JSON.stringify({
          targets: {
            real: {
              endpoint: "https://iam.amazonaws.com",
              live: true,
              accounts: ["123456789012"],
              credentials: { profile: "p" },
            },
          },
        }),
      );
      expect(await runCommandLine(["run", "real", ...words], surroundings)).toBe(2);
      expect(printed.err).toMatch(message);
      return;
    }
    expect(await refused(words)).toMatch(message);
  });

  it("a client that is not installed is refused with how to install it", async () => {
    const { printed, ...surroundings } = fakeSurroundings({
      environment: { PATH: process.env["PATH"], IAM_CONFORMANCE_CLIENTS: lines.folder },
    });
    expect(await runCommandLine(["run", "--surface", "driver:boto3"], surroundings)).toBe(2);
    expect(printed.err).toMatch(
      /the driver boto3 cannot be used: its client is not installed .*client boto3 --install/,
    );
  });
});

describe("the command line", () => {
  it("takes a driver by its name or its command as the surface", async () => {
    const io = { write: () => undefined };
    expect(await parseCommandLine(["run", "--surface", "driver:boto3"], io)).toMatchObject({
      surface: "driver:boto3",
    });
    expect(
      await parseCommandLine(["--surface=driver:python3 my-driver.py", "--only", "client"], io),
    ).toMatchObject({
      name: "run",
      surface: "driver:python3 my-driver.py",
      only: ["client"],
    });
  });

  it("explains a requirement on what a client sees", async () => {
    const { printed, ...surroundings } = fakeSurroundings();
    expect(await runCommandLine(["explain", "client.error.request-id"], surroundings)).toBe(0);
    expect(printed.out).toMatch(/^ +level +SHOULD, documented$/m);
    expect(printed.out).toMatch(/^ +needs +.*client\.unknown-credential$/m);
    expect(printed.out).toContain("https://smithy.io/");
  });
});
