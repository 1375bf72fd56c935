import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withAlteredDriver } from "../../clients/testing/altered-driver.ts";
import schema from "../../reporters/report/client-report.schema.json" with { type: "json" };
import { packageRoot } from "../package-root.ts";
import type { Surroundings } from "../surroundings.ts";
import { client } from "./client.ts";
import type { ClientCommand } from "./client-command.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "client-test-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(flags: Partial<ClientCommand>): Promise<{ readonly code: number; readonly text: string }> {
  let text = "";
  const around: Partial<Surroundings> = {
    environment: { PATH: process.env["PATH"], IAM_CONFORMANCE_CLIENTS: "/nowhere" },
    out: (piece) => {
      text += piece;
    },
    err: () => undefined,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 100,
    readFile: (file) => readFileSync(file, "utf8"),
    writeFile: (file, content) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
  };
  const command = {
    name: "client",
    drivers: [],
    seed: 1,
    record: false,
    install: false,
    report: [],
    ...flags,
  } as const;
  const code = await client(command, around as Surroundings);
  return { code, text };
}

function profile(name: string): string {
  return readFileSync(join(packageRoot, "clients", "profiles", `${name}.json`), "utf8");
}

describe("the AWS SDK for JavaScript", () => {
  // @aws-sdk/core 3.981 keeps what it had written when a value cannot be encoded, and begins the next body with it.
  it("is as its profile says, a leak into the next call included, which two calls show", async () => {
    const { code, text } = await run({ drivers: ["aws-sdk-js"], runs: 40 });
    expect(text).toContain("as its profile says");
    expect(code).toBe(0);
    const [, violation = ""] = text.split("✗ ");
    expect(violation).toMatch(/^wire\.parameters: known, MUST\n/);
    expect(violation).toMatch(/observed +ServiceSpecificCredentialId 2 times\n/);
    expect(violation).toMatch(/call 1 .*"ServiceSpecificCredentialId":"\\ud800"/);
    expect(violation).toMatch(
      /call 2 .*\n.*POST \/[\s\S]*&ServiceSpecificCredentialId=&ServiceSpecificCredentialId=A/,
    );
    expect(violation).not.toContain("call 3");
    expect(text).not.toMatch(/Signature=[0-9a-f]|secret\//);
  });
});

describe("a profile", () => {
  it("that says otherwise fails, place by place", async () => {
    const changes = [
      ['"requests": 1', '"requests": 3', "answers\\.throttling\\.requests +recorded 3, now 1"],
      ['"space": "%20"', '"space": "+"', 'wire\\.space +recorded "\\+", now "%20"'],
      [
        '"UserName empty": "sent"',
        '"UserName empty": "refused"',
        'inputs\\.UserName empty +recorded "refused"',
      ],
      ['"version": "1"', '"version": "0"', 'version +recorded "0", now "1"'],
    ] as const;
    const recorded = changes.reduce((text, [now, before]) => {
      expect(text).toContain(now);
      return text.replace(now, before);
    }, profile("example"));
    writeFileSync(join(folder, "example.json"), recorded);
    const { code, text } = await run({ drivers: ["example"], profiles: folder, runs: 2 });
    expect(text).toContain("✗ 4 differences from its profile");
    for (const [, , told] of changes) expect(text).toMatch(new RegExp(told));
    expect(text).toContain("record it with --record");
    expect(code).toBe(1);
  });

  it.each([
    ["{", "JSON"],
    ['{"schemaVersion": 1}', "must have required property"],
  ])("that cannot be read is wrong configuration: %s", async (text, told) => {
    writeFileSync(join(folder, "example.json"), text);
    const attempt = run({ drivers: ["example"], profiles: folder, runs: 1 });
    await expect(attempt).rejects.toThrow(/^the profile \S+example\.json cannot be used: .*; .*--record$/);
    await expect(attempt).rejects.toThrow(told);
  });
});

describe("a driver", () => {
  it("that is not there is wrong usage", async () => {
    await expect(run({ drivers: ["boto3"] })).rejects.toThrow("the driver boto3 cannot be used");
  });

  it("that hangs costs the time that was given, and what was found is reported", async () => {
    const hanging = [
      "const answer = await post",
      `globalThis.count = (globalThis.count ?? 0) + 1;
       if (count % 10 === 0) await new Promise(() => setInterval(() => {}, 1000));
       const answer = await post`,
    ] as const;
    await withAlteredDriver([hanging], async (_, file) => {
      const flags = { drivers: [`${process.execPath} ${file}`], profiles: folder, callTimeout: 1 };
      const { code, text } = await run(flags);
      expect(text).toMatch(
        /✗ outcome\.valid-not-refused: MUST[\s\S]*nothing came from the driver within 1000 ms/,
      );
      expect(text).toContain("! not tested to the end: the client hung 3 times");
      expect(text).toMatch(/✓ wire\.method: \d+ calls/);
      expect(text).toContain("1 of 21 requirements fails; 18 conform.");
      expect(code).toBe(1);
    });
  });

  it("that writes what is not of the protocol is shown with the line and its call, and what was found is kept", async () => {
    const chatting = [
      "  const reply =",
      'if (command.seq === 40) console.log("loading", command.credentials.secretAccessKey);\n  const reply =',
    ] as const;
    await withAlteredDriver([chatting], async (_, file) => {
      const { code, text } = await run({ drivers: [`${process.execPath} ${file}`], profiles: folder });
      expect(text.replace(/\s+/g, " ")).toMatch(
        /! not tested to the end: a line in place of the reply is not JSON: loading REDACTED; the call: \{"Serv/,
      );
      expect(text).toMatch(/✓ wire\.method: \d+ calls/);
      expect(text).toContain("0 of 21 requirements fail; 19 conform.");
      expect(code).toBe(3);
    });
  });

  it("that cannot be trusted leaves its client untested, and the others are judged", async () => {
    await withAlteredDriver([["protocol: 1", "protocol: 2"]], async (_, file) => {
      const flags = { drivers: [`${process.execPath} ${file}`, "example"], profiles: folder, runs: 1 };
      const { code, text } = await run(flags);
      expect(text).toMatch(/! not tested: [\s\S]*protocol must be equal to\s+constant/);
      expect(text).toContain("example 1 (javascript");
      expect(code).toBe(3);
    });
  });
});

it("the JSON report is as its schema says", async () => {
  const isReport = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  await withAlteredDriver([['method: "POST"', 'method: "PUT"']], async (_, file) => {
    const report = [{ format: "json", file: join(folder, "report.json") }];
    const drivers = [`${process.execPath} ${file}`, `${process.execPath} -e 0`];
    expect((await run({ drivers, runs: 3, report, profiles: folder })).code).toBe(1);
  });
  const text = readFileSync(join(folder, "report.json"), "utf8");
  isReport(JSON.parse(text));
  expect(isReport.errors).toBeNull();
  expect(JSON.parse(text).clients).toMatchObject([
    { results: expect.arrayContaining([expect.objectContaining({ outcome: "violates", foreseen: false })]) },
    { client: null, problem: expect.stringContaining("exit code 0") },
  ]);
  expect(text).not.toMatch(/Signature=[0-9a-f]|secret\//);
});
