import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { service } from "../contract/operation.ts";
import { claims } from "../suites/requirement.ts";
import { loadTargets } from "./load-targets.ts";
import { formatFileProblem } from "./read-json-file.ts";
import { defaultTargetName, type Target } from "./target.ts";
import schema from "./targets.schema.json" with { type: "json" };

const literal = { literal: { accessKeyId: "test", secretAccessKey: "test" } };
const minimal = { endpoint: "http://127.0.0.1:5000", credentials: literal };

function load(entry: object): Target {
  const result = loadTargets(JSON.stringify({ targets: { moto: entry } }), "targets.json");
  if (!result.ok) throw new Error(result.problems.map(formatFileProblem).join("\n"));
  const target = result.targets.get("moto");
  if (target === undefined) throw new Error("no target");
  return target;
}

/** `path: message` of every problem. */
function problemsOf(file: unknown): string[] {
  const result = loadTargets(JSON.stringify(file), "targets.json");
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`);
}

function problemsOfEntry(entry: object): string[] {
  return problemsOf({ targets: { moto: entry } });
}

describe("loadTargets", () => {
  it("fills in every default", () => {
    expect(load(minimal)).toEqual({
      name: "moto",
      endpoint: "http://127.0.0.1:5000",
      region: "us-east-1",
      credentials: literal,
      claims: { authentication: true, get: true, "default-user": true, provisioning: true },
      provision: "create",
      fixtures: { serviceName: "codecommit.amazonaws.com" },
      concurrency: 32,
      timeoutMs: 5000,
      consistencyMs: 0,
      live: false,
    });
  });

  it("keeps what an entry says", () => {
    const entry = {
      ...minimal,
      claims: { get: false },
      edition: "api-reference",
      rateLimit: 0.5,
      provision: "existing",
      fixtures: {
        users: [
          { name: "one", credentials: ["ACCAEXAMPLE1234567890", "ACCAEXAMPLE1234567891"] },
          { name: "two", credentials: ["ACCAEXAMPLE1234567892", "ACCAEXAMPLE1234567893"] },
        ],
      },
      start: { command: ["moto_server"], ready: { port: 5000 } },
    };
    const target = load(entry);
    expect(target.claims).toEqual({
      authentication: true,
      get: false,
      "default-user": true,
      provisioning: true,
    });
    expect(target).toMatchObject({ edition: "api-reference", rateLimit: 0.5, provision: "existing" });
    expect(target.fixtures.users?.[1].credentials[1]).toBe("ACCAEXAMPLE1234567893");
    expect(target.start?.ready).toEqual({ port: 5000, timeoutMs: 30_000 });
  });

  it("reports several problems at once, in the order of the file, with line and column", () => {
    const text = `{
  "targets": {
    "moto": {
      "concurrency": 257,
      "claims": { "gte": true },
      "endpiont": "http://127.0.0.1:5000"
    }
  }
}`;
    const result = loadTargets(text, "my.json");
    expect(result.ok ? [] : result.problems.map(formatFileProblem)).toEqual([
      'my.json:3:13: targets.moto: the key "endpoint" is missing.',
      expect.stringMatching(/^my\.json:4:22: targets\.moto\.concurrency: must be <= 256, .*257/),
      expect.stringMatching(
        /^my\.json:5:19: targets\.moto\.claims\.gte: .* Did you mean "get"\? .*authentication, get, default-user/,
      ),
      expect.stringMatching(
        /^my\.json:6:7: targets\.moto\.endpiont: unknown key "endpiont"\. Did you mean "endpoint"\?/,
      ),
    ]);
  });

  it("reports a syntax error with its place", () => {
    const result = loadTargets('{\n  "targets": {},\n}', "targets.json");
    expect(result.ok ? [] : result.problems.map(formatFileProblem)).toEqual([
      expect.stringMatching(/^targets\.json:2:16: .*","/),
    ]);
  });

  it.each([
    [{ ...minimal, endpoint: "localhost:5000" }, /^targets\.moto\.endpoint: must begin with http/],
    [
      { ...minimal, endpoint: "embeded" },
      /^targets\.moto\.endpoint: is not a URL.* Did you mean "embedded"\?$/,
    ],
    [{ ...minimal, endpoint: "http://user:secret@127.0.0.1" }, /^targets\.moto\.endpoint: .*password/],
    [{ ...minimal, endpoint: "http://127.0.0.1/?a=b" }, /^targets\.moto\.endpoint: .*query/],
    [{ endpoint: "http://127.0.0.1" }, /^targets\.moto: the key "credentials" is missing/],
    [
      { ...minimal, endpoint: "embedded" },
      /^targets\.moto\.credentials: the embedded reference .* own credentials/,
    ],
    [{ ...minimal, endpoint: "http://10.0.0.1" }, /^targets\.moto\.credentials\.literal: .*loopback/],
    [
      { ...minimal, endpoint: "https://iam.amazonaws.com", credentials: { chain: {} }, live: true },
      /moto\.live: .*"accounts"/,
    ],
    [{ ...minimal, accounts: ["1234"] }, /accounts/],
    [{ ...minimal, sts: "sts.amazonaws.com" }, /moto\.sts: /],
    [
      { ...minimal, credentials: { ...literal, profile: "x" } },
      /exactly one of environment, chain, profile, file, literal/,
    ],
    [{ ...minimal, credentials: {} }, /moto\.credentials: .*exactly one of/],
    [
      { ...minimal, credentials: { environment: { accessKeyId: "A-B", secretAccessKey: "B" } } },
      /accessKeyId: must match/,
    ],
    [{ ...minimal, tls: { ca: "ca.pem" } }, /^targets\.moto\.tls: the endpoint is not https/],
    [{ ...minimal, provision: "exsting" }, /must be one of create, existing\. Did you mean "existing"\?/],
    [{ ...minimal, provision: "existing" }, /^targets\.moto\.provision: .*fixtures\.users/],
    [{ ...minimal, claims: { provisioning: false } }, /^targets\.moto\.claims\.provisioning: .*"existing"/],
    [
      { ...minimal, edition: "boto" },
      /^targets\.moto\.edition: is not an edition\. Did you mean "boto3"\? Allowed: .*service-model/,
    ],
    [{ ...minimal, concurrency: "32" }, /concurrency: .*integer.*string/],
    [{ ...minimal, concurrency: 0 }, /concurrency: must be >= 1/],
    [{ ...minimal, rateLimit: 0 }, /rateLimit: must be > 0/],
    [{ ...minimal, region: "" }, /region: must match/],
    [{ ...minimal, baseline: "" }, /baseline: must not be empty/],
    [{ ...minimal, start: { command: ["x"], ready: {} } }, /start\.ready: .*exactly one of url and port/],
    [
      { ...minimal, start: { command: ["x"], ready: { url: "x", port: 1 } } },
      /start\.ready: .*exactly one of url and port/,
    ],
    [{ ...minimal, start: { command: ["x"], ready: { url: "x" } } }, /ready\.url: is not a URL/],
    [{ ...minimal, start: { command: [], ready: { port: 1 } } }, /command: must have at least 1 items/],
  ])("refuses %j", (entry, message) => {
    const problems = problemsOfEntry(entry);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  it("holds existing users against the contract", () => {
    const good = { name: "one", credentials: ["ACCAEXAMPLE1234567890", "ACCAEXAMPLE1234567891"] };
    const users = [good, { name: "ONE", credentials: ["ACCAEXAMPLE1234567890", "short-"] }];
    expect(problemsOfEntry({ ...minimal, provision: "existing", fixtures: { users } })).toEqual([
      "targets.moto.fixtures.users.1.name: must differ from the other user.",
      "targets.moto.fixtures.users.1.credentials.0: must differ from every other credential.",
      "targets.moto.fixtures.users.1.credentials.1: is not a valid credential id: min-length, pattern.",
    ]);
    expect(problemsOfEntry({ ...minimal, fixtures: { users: [good, { ...good, name: "a b" }] } })).toContain(
      "targets.moto.fixtures.users.1.name: is not a valid user name: pattern.",
    );
  });

  it("says that users are of no use to a target that makes its own", () => {
    const users = [
      { name: "one", credentials: ["ACCAEXAMPLE1234567890", "ACCAEXAMPLE1234567891"] },
      { name: "two", credentials: ["ACCAEXAMPLE1234567892", "ACCAEXAMPLE1234567893"] },
    ];
    expect(problemsOfEntry({ ...minimal, fixtures: { users } })).toEqual([
      expect.stringMatching(/^targets\.moto\.fixtures\.users: .*"existing"/),
    ]);
  });

  it("refuses names that no command line takes, and keys beside targets", () => {
    expect(problemsOf({ targets: { "My Target": minimal } })).toEqual([
      expect.stringMatching(/^targets\.My Target: "My Target" is not /),
    ]);
    expect(problemsOf({ $schema: "x", target: {}, targets: {} })).toEqual([
      expect.stringMatching(/^target: unknown key "target"\. Did you mean "targets"\?/),
    ]);
    expect(problemsOf([])).toEqual([expect.stringMatching(/^: .*object.*array/)]);
  });

  it("takes __proto__ and constructor for what they are: unknown keys", () => {
    const result = loadTargets(
      '{"targets": {"moto": {"endpoint": "embedded", "__proto__": {"live": true}, "constructor": 1}}}',
      "targets.json",
    );
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual([
      "targets.moto.__proto__",
      "targets.moto.constructor",
    ]);
  });

  it("never repeats a secret", () => {
    const secret = "s3cr3t-Value";
    const entries = [
      { ...minimal, credentials: { literal: { accessKeyId: "test", secretAccessKey: `${secret} ` } } },
      { ...minimal, credentials: { literal: { accessKeyId: secret } } },
      { ...minimal, credentials: { environment: { accessKeyId: `${secret}`, secretAccessKey: "B" } } },
      { ...minimal, endpoint: `http://u:${secret}@127.0.0.1` },
      {
        endpoint: "http://example.com",
        credentials: { literal: { accessKeyId: "a", secretAccessKey: secret } },
      },
    ];
    for (const entry of entries) {
      expect(problemsOfEntry(entry)).not.toEqual([]);
      expect(problemsOfEntry(entry).join()).not.toContain(secret);
    }
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof loadTargets(text, "targets.json").ok).toBe("boolean");
        expect(typeof loadTargets(`{"targets": {"moto": ${text}}}`, "targets.json").ok).toBe("boolean");
      }),
    );
  });
});

describe("targets.schema.json", () => {
  it("names the claims, their words and the region as the contract does", () => {
    const { properties } = schema.definitions.target;
    const described = Object.entries(properties.claims.properties).map(([name, { description }]) => [
      name,
      description,
    ]);
    expect(Object.fromEntries(described)).toEqual(claims);
    expect(properties.region.default).toBe(service.region);
  });

  it("describes every key, gives examples or parts of each, and every example is valid", () => {
    const undescribed: string[] = [];
    const ajv = new Ajv({ strict: true });
    function visit(node: unknown, path: string): void {
      if (typeof node !== "object" || node === null || Array.isArray(node)) return;
      const members = new Map<string, unknown>(Object.entries(node));
      if (members.has("type")) {
        const examples = members.get("examples");
        if (!members.has("description")) undescribed.push(`${path}: no description`);
        const hasParts = ["properties", "items", "additionalProperties"].some((key) => members.has(key));
        if (!hasParts && !Array.isArray(examples)) undescribed.push(`${path}: no examples`);
        for (const example of Array.isArray(examples) ? examples : []) {
          if (!ajv.validate(node, example))
            undescribed.push(`${path}: bad example ${JSON.stringify(example)}`);
        }
      }
      for (const [key, value] of members) {
        if (key !== "examples" && key !== "default") visit(value, `${path}/${key}`);
      }
    }
    visit({ ...schema, definitions: undefined }, "");
    visit(schema.definitions, "/definitions");
    expect(undescribed).toEqual([]);
  });
});

describe("the targets.json that ships", () => {
  const file = new URL("../targets.json", import.meta.url);
  const result = loadTargets(readFileSync(file, "utf8"), "targets.json");

  it("is valid and has the targets of the documentation", () => {
    expect(result.ok ? [] : result.problems).toEqual([]);
    expect(result.ok ? [...result.targets.keys()] : []).toEqual([
      "reference",
      "localstack",
      "localemu",
      "moto",
      "ministack",
      "fakecloud",
      "winterbaume",
      "robotocore",
      "emulate",
      "ceph-rgw",
      "aws-emulator",
      "aws",
    ]);
  });

  it("has the default target", () => {
    expect(result.ok && result.targets.get(defaultTargetName)?.endpoint).toBe("embedded");
  });

  it("allows no run against real AWS", () => {
    expect(result.ok ? [...result.targets.values()].filter(({ live }) => live) : undefined).toEqual([]);
  });
});
