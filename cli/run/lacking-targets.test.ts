import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCredential, createUser } from "../../engine/fixtures/create-fixtures.ts";
import { listCredentials } from "../../engine/fixtures/fixture-calls.ts";
import { nothingLearned } from "../../engine/fixtures/learned.ts";
import type { RunReport } from "../../reporters/report/run-report.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import {
  type Alter,
  type AlteredReference,
  errorReply,
  startAlteredReference,
} from "../testing/altered-reference.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";

// Nothing is said of speed here, and a busy machine takes seconds to start a program.
vi.setConfig({ testTimeout: 180_000 });

let lines: CommandLines;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  lines = createCommandLines();
});

afterEach(async () => {
  lines.end();
  for (const close of closing.splice(0)) await close();
});

/** A target `mine` in `t.json` that answers these actions as not implemented. */
async function lacking(actions: readonly string[], more: object = {}): Promise<AlteredReference> {
  const alter: Alter = (action) =>
    actions.includes(action)
      ? errorReply(400, "InvalidAction", `Could not find operation ${action} for version 2010-05-08`)
      : null;
  const endpoint = await startAlteredReference(alter);
  closing.push(endpoint.close);
  writeTargets(endpoint, more);
  return endpoint;
}

function writeTargets({ url, credentials }: AlteredReference, more: object): void {
  const { accessKeyId, secretAccessKey } = credentials;
  const mine = { endpoint: url, credentials: { literal: { accessKeyId, secretAccessKey } }, ...more };
  writeFileSync(join(lines.folder, "t.json"), JSON.stringify({ targets: { mine } }));
}

/** Makes a journal one of a process that is gone: its id is above the highest that Linux gives out. */
function endWriter(journal: string): void {
  const text = readFileSync(journal, "utf8");
  writeFileSync(journal, text.replace(/"process":\d+/, '"process":4194305'));
}

const run = "run mine --targets t.json --runs 2 --concurrency 2 --report json=r.json".split(" ");

const reported = (): RunReport => JSON.parse(readFileSync(join(lines.folder, "r.json"), "utf8"));

describe("a target without DeleteUser", () => {
  it("is judged all the same; what stays is said, and kept for cleanup", async () => {
    const endpoint = await lacking(["DeleteUser"]);
    const { code, out, err } = await lines.run([...run, "--only", "status", "--only", "credential-id"]);
    expect(reported().summary).toMatchObject({ violates: 0, broken: 0, untestable: 0 });
    expect(reported().summary.conforms).toBeGreaterThan(20);
    expect(out).toMatch(/^CONFORMS: /m);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^iam-conformance: left on the target: user ic-\w+-\w+: DeleteUser was answered 400 InvalidAction \(and \d+ more\); to try again: iam-conformance cleanup$/m,
    );
    const { users, credentials } = endpoint.snapshot();
    expect(users).toBeGreaterThanOrEqual(2);
    expect(err).toContain(`(and ${users - 1} more)`);
    expect(err.match(/left on the target/g)).toHaveLength(1);
    expect(credentials).toBe(0);

    expect(lines.journals()).toHaveLength(1);
    endWriter(join(lines.folder, ".iam-conformance", lines.journals()[0] ?? ""));
    const cleaned = await lines.run(["cleanup", "mine", "--targets", "t.json"]);
    expect(cleaned.code).toBe(3);
    expect(cleaned.err).toMatch(/left on mine: user ic-/);
    expect(lines.journals()).toHaveLength(1);
  });

  it("is told of its violations as any other", async () => {
    const endpoint = await startAlteredReference((action, _, { body }) => {
      if (action === "DeleteUser") return errorReply(501, "NotImplemented", "no");
      const isLong = /ServiceSpecificCredentialId=\w{129}/.test(body);
      return isLong ? errorReply(404, "NoSuchEntity", "No such credential x exists") : null;
    });
    closing.push(endpoint.close);
    writeTargets(endpoint, {});
    const { code, err } = await lines.run([...run, "--only", "credential-id.max-length"]);
    expect(reported().results).toMatchObject([
      { requirement: "credential-id.max-length", outcome: "violates" },
    ]);
    expect(err).toContain("left on the target: user ");
    expect(code).toBe(1);
  });
});

describe("a target on which only existing users may be used", () => {
  const making = [
    "CreateUser",
    "DeleteUser",
    "CreateServiceSpecificCredential",
    "DeleteServiceSpecificCredential",
  ];

  /** Users that are there before the run, as their owner would make and name them. */
  async function withUsers(count: number): Promise<AlteredReference> {
    let isMade = false;
    const endpoint = await startAlteredReference((action) =>
      isMade && making.includes(action) ? errorReply(403, "AccessDenied", `${action} is not allowed`) : null,
    );
    closing.push(endpoint.close);
    const url = new URL(endpoint.url);
    const api = createQueryApi({ endpoint: url, timeoutMs: 5000, connections: 1 });
    closing.push(api.close);
    const serviceName = "codecommit.amazonaws.com";
    const connection = {
      send: api.send,
      endpoint: url,
      region: "us-east-1",
      credentials: endpoint.credentials,
      consistencyMs: 0,
      learned: nothingLearned(serviceName),
    };
    const users: { name: string; credentials: string[] }[] = [];
    for (let index = 0; index < count; index++) {
      const name = `owned-${index}`;
      await createUser(connection, name, "/");
      const credentials = [
        await createCredential(connection, name),
        await createCredential(connection, name),
      ];
      users.push({ name, credentials });
    }
    isMade = true;
    writeTargets(endpoint, { provision: "existing", fixtures: { serviceName, users } });
    closing.push(async () => {
      for (const { name, credentials } of users)
        expect([...(await listCredentials(connection, name)).keys()].sort()).toEqual(credentials.sort());
    });
    // Ended last, so that the users can be looked at once more.
    closing.reverse();
    return endpoint;
  }

  it("makes nothing, removes nothing, and says what needs a user of its own", async () => {
    const endpoint = await withUsers(2);
    const before = new Map(endpoint.asked);
    const { code, out, err } = await lines.run(run);
    expect(err).not.toContain("left on the target");
    for (const action of making) expect(endpoint.asked.get(action)).toBe(before.get(action));
    expect(endpoint.snapshot()).toMatchObject({ users: 2, credentials: 4 });
    const { summary, results } = reported();
    expect(summary).toMatchObject({ violates: 0, broken: 0 });
    expect(summary.conforms).toBeGreaterThan(80);
    const untestable = results.filter(({ outcome }) => outcome === "untestable");
    expect(untestable.map(({ requirement }) => requirement)).toContain("user-name.absent.caller-is-user");
    for (const { reason } of untestable)
      expect(reason).toBe("the target's entry provides no way to make users");
    expect(out).toMatch(
      new RegExp(`^CONFORMS AS FAR AS TESTED: ${untestable.length} of ${results.length} `, "m"),
    );
    expect(code).toBe(0);
  });

  it("that are not there leaves it untested", async () => {
    const endpoint = await withUsers(2);
    const file = join(lines.folder, "t.json");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("owned-", "absent-"));
    const { code, err } = await lines.run(run);
    expect(code).toBe(3);
    expect(err).toMatch(/ListServiceSpecificCredentials was answered 404 NoSuchEntity/);
    expect(endpoint.snapshot()).toMatchObject({ users: 2, credentials: 4 });
  });
});
