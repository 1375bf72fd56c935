import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Driver, type DriverSettings, openDriver } from "../../clients/driver-protocol/open-driver.ts";
import { resolveDriver } from "../../clients/install/resolve-driver.ts";
import { alteredInProcess } from "../../clients/testing/altered-driver.ts";
import type { Outcome, Verdict } from "../../engine/judge/verdict.ts";
import { counterexampleOf } from "../../engine/testing/sample-verdict.ts";
import { skipPauses } from "../../engine/testing/skip-pauses.ts";
import type { Mutant } from "../../reference/mutants/mutant.ts";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { startReference } from "../../reference/start-reference.ts";
import { surfaceRequirements } from "../../suites/surfaces.ts";
import { endpointTarget } from "../../targets/endpoint-target.ts";
import { openRun } from "./open-run.ts";
import { runThroughClient } from "./run-through-client.ts";

// Each run starts a program, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
const closing: (() => Promise<unknown>)[] = [];
let folder = "";

beforeEach(() => {
  skipPauses();
  folder = mkdtempSync(join(tmpdir(), "through-client-test-"));
});

afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

interface Setting {
  readonly driver?: string | DriverSettings["command"];
  /** By name; or with the fault from the moment on when the fixtures are there: some hide that the operation is known. */
  readonly mutant?: string;
  readonly isLate?: boolean;
  readonly plan?: readonly string[];
  readonly callTimeoutMs?: number;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  readonly onVerdict?: (verdict: Verdict) => void;
}

async function opened(driver: string | DriverSettings["command"], callTimeoutMs: number): Promise<Driver> {
  const environment = { ...process.env, IAM_CONFORMANCE_CLIENTS: join(folder, "no-clients") };
  if (driver === "example") return openedWith({ ...alteredInProcess([]), callTimeoutMs });
  const found =
    typeof driver === "string"
      ? resolveDriver(driver, { packageRoot, cwd: packageRoot, environment })
      : { ok: true as const, settings: { command: driver, ownEnvironment: environment } };
  if (!found.ok) throw new Error(found.problem);
  return openedWith({ ...found.settings, callTimeoutMs });
}

async function openedWith(settings: DriverSettings): Promise<Driver> {
  const result = await openDriver(settings);
  if (!result.ok) throw new Error(result.problem);
  closing.push(result.driver.close);
  return result.driver;
}

/** The mutant of this name, whose answers are honest until the fault has begun. */
function faultFrom(name: string, begun: { readonly yet: boolean }): Mutant {
  const mutant = mutantByName(name);
  if (mutant === undefined) throw new Error(`there is no mutant ${name}`);
  const rules: Mutant["rules"] = (honest) => {
    const faulty = mutant.rules(honest);
    const finish: typeof faulty.response.finish = (reply, parts, wire) =>
      (begun.yet ? faulty : honest).response.finish(reply, parts, wire);
    return { ...faulty, response: { ...faulty.response, finish } };
  };
  return { ...mutant, rules };
}

/** A run through a client against the reference, or one with a fault. */
async function through(setting: Setting = {}) {
  const { driver = "example", mutant: name, plan, callTimeoutMs = 60_000 } = setting;
  const begun = { yet: setting.isLate !== true };
  const mutant = name === undefined ? undefined : faultFrom(name, begun);
  const reference = await startReference(mutant === undefined ? {} : { mutant });
  closing.push(reference.close);
  const target = endpointTarget(reference.url, {});
  if (!target.ok) throw new Error(target.problem);
  const { timeoutMs = target.target.timeoutMs } = setting;
  const open = await openRun({
    target: { ...target.target, timeoutMs },
    credentials: reference.credentials,
    exercise: { seed: 1, runs: 1, concurrency: 1 },
    journalFolder: folder,
  });
  closing.push(open.close);
  expect(open.preparation.fixtureProblem).toBeNull();
  begun.yet = true;
  const client = await opened(driver, callTimeoutMs);
  const findings = await runThroughClient(open, {
    target: { timeoutMs },
    plan: surfaceRequirements.filter(({ id }) => plan === undefined || plan.includes(id)),
    driver: client,
    driverName: typeof driver === "string" ? driver : "test",
    onVerdict: setting.onVerdict ?? (() => undefined),
    signal: setting.signal ?? new AbortController().signal,
  });
  return { ...findings, client, open };
}

function idsWith(verdicts: ReadonlyMap<string, Verdict>, outcome: Outcome): string[] {
  return [...verdicts.values()].filter((verdict) => verdict.outcome === outcome).map((v) => v.requirement);
}

const all = surfaceRequirements.map(({ id }) => id);

describe("the reference endpoint", () => {
  it.each(["example", "raw", "aws-sdk-js"])("conforms through %s", async (driver) => {
    const seen: string[] = [];
    const { verdicts, clientRequests } = await through({
      driver,
      onVerdict: ({ requirement }) => seen.push(requirement),
    });
    expect([...verdicts.values()].filter(({ outcome }) => outcome !== "conforms")).toEqual([]);
    expect([...verdicts.keys()]).toEqual(all);
    expect(seen).toEqual(all);
    expect(clientRequests).toBeGreaterThan(all.length);
  });
});

/** Those by which a target seems to lack the operation. */
const hidden = ["error-json", "errors-with-status-200"];
const everyRefusal = ["client.unknown-credential", "client.unknown-user", "client.unlisted-status"];

describe("an endpoint with a fault", () => {
  it.each<[mutant: string, driver: string, violated: string[]]>([
    ["state-no-effect", "example", ["client.update.deactivates"]],
    ["state-never-inactive", "example", ["client.update.deactivates"]],
    ["state-never-active-again", "example", ["client.update.reactivates"]],
    ["always-not-found", "example", ["client.update.success"]],
    ["error-json", "example", everyRefusal],
    ["error-json", "aws-sdk-js", everyRefusal],
    ["errors-with-status-200", "aws-sdk-js", everyRefusal],
    ["no-such-entity-exception", "example", ["client.unknown-credential", "client.unknown-user"]],
    ["success-accepted-202", "example", ["client.success.status"]],
    ["status-any-value", "example", ["client.unlisted-status"]],
    ["success-request-id-missing", "example", ["client.success.request-id"]],
    ["error-request-id-missing", "example", ["client.error.request-id"]],
    ["success-request-id-header-missing", "aws-sdk-js", ["client.success.request-id"]],
  ])("%s violates through %s what it should", async (mutant, driver, violated) => {
    const { verdicts } = await through({ mutant, driver, isLate: hidden.includes(mutant) });
    expect(idsWith(verdicts, "violates")).toEqual(violated);
    expect(idsWith(verdicts, "broken")).toEqual([]);
    for (const id of violated) {
      const violation = verdicts.get(id);
      expect(violation, id).toMatchObject({ flaky: false, counterexample: { client: { driver } } });
    }
  });

  it("shows what the client was asked, what it replied, and what the suite itself is answered", async () => {
    const { verdicts, open } = await through({
      mutant: "error-json",
      isLate: true,
      driver: "aws-sdk-js",
      plan: ["client.unknown-credential"],
    });
    expect([...verdicts.keys()]).toEqual(["client.unknown-credential"]);
    const counterexample = counterexampleOf(verdicts.get("client.unknown-credential"));
    expect(counterexample).toMatchObject({
      kind: "unreadable",
      expected: "404 NoSuchEntity as NoSuchEntityException",
      client: {
        operation: "UpdateServiceSpecificCredential",
        params: { UserName: open.preparation.lanes[0]?.userName, Status: "Inactive" },
        reply: { outcome: "unreadable", status: 404 },
      },
      exchange: { outcome: { kind: "response", status: 404 } },
      replay: { seed: 1, path: "0" },
    });
    expect(JSON.stringify(counterexample)).not.toContain(open.connection.credentials.secretAccessKey);
  });

  it("which gives no answer to anybody violates; what hangs on it is untestable", async () => {
    const { verdicts } = await through({ mutant: "transport-reset-on-refusal", isLate: true });
    expect(idsWith(verdicts, "violates")).toEqual(everyRefusal);
    expect(counterexampleOf(verdicts.get("client.unknown-user"))).toMatchObject({
      kind: "no-answer",
      exchange: { outcome: { kind: "no-response" } },
    });
    expect(verdicts.get("client.error.request-id")).toMatchObject({
      outcome: "untestable",
      because: "client.unknown-credential",
    });
  });

  it("blames a fault on the requirement that others need, whatever the plan", async () => {
    const { verdicts } = await through({ mutant: "always-not-found", plan: ["client.unknown-user"] });
    expect([...verdicts.values()]).toMatchObject([
      { requirement: "client.unknown-user", outcome: "untestable", because: "client.update.success" },
    ]);
  });
});

const hello = (capabilities: object) => ({
  protocol: 1,
  driver: "test",
  version: "1",
  language: "javascript",
  runtime: "node",
  operations: ["UpdateServiceSpecificCredential"],
  capabilities: {
    options: [],
    freshClient: false,
    modelledErrors: false,
    requestId: false,
    status: false,
    ...capabilities,
  },
});

/** A driver that does with each call what `onCall` says; `reply(object)` answers it. */
function fake(onCall: string, capabilities: object = {}): DriverSettings["command"] {
  return [
    process.execPath,
    "-e",
    `require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
       const command = JSON.parse(line);
       const write = (object) => console.log(JSON.stringify(object));
       const reply = (object) => write({ seq: command.seq, ...object });
       if (command.cmd === "stop") process.exit(0);
       if (command.cmd === "start") return write(${JSON.stringify(hello(capabilities))});
       ${onCall}
     });`,
  ];
}

describe("a driver", () => {
  it.each([
    ["dies", "process.exit(3)", /^the driver died: .*exit code 3/],
    ["hangs", "", /^the driver hung: /],
    ["garbles", 'console.log("nonsense")', /^the driver does not keep to the protocol: /],
    [
      "fails",
      'reply({ outcome: "other", error: { text: "a bug" } })',
      /^the client failed by itself: .*a bug/,
    ],
  ])("that %s breaks the run, and is no violation by the target", async (_, onCall, reason) => {
    const { verdicts } = await through({ driver: fake(onCall), callTimeoutMs: 1500 });
    expect(verdicts.get("client.update.success")).toMatchObject({
      outcome: "broken",
      brokenBy: "suite",
      reason: expect.stringMatching(reason),
    });
    expect(idsWith(verdicts, "violates")).toEqual([]);
    expect(idsWith(verdicts, "conforms")).toEqual([]);
    expect(verdicts.size).toBe(all.length);
  });

  it("that gets no answer where the suite gets one breaks the run by its transport", async () => {
    const { verdicts } = await through({
      driver: fake('reply({ outcome: "no-response", error: { text: "certificate" } })'),
      plan: ["client.update.success"],
    });
    expect(verdicts.get("client.update.success")).toMatchObject({
      outcome: "broken",
      brokenBy: "transport",
      reason: "the client got no answer, though the suite itself did (200): certificate",
    });
  });

  it("that claims success for everything shows in the state and in refusals", async () => {
    const { verdicts } = await through({ driver: fake('reply({ outcome: "success" })') });
    expect(idsWith(verdicts, "violates")).toEqual([
      "client.update.deactivates",
      "client.update.reactivates",
      ...everyRefusal,
    ]);
    expect(verdicts.get("client.success.status")).toMatchObject({ outcome: "untestable" });
  });

  it("whose client refuses an invalid Status itself leaves that untestable", async () => {
    const { verdicts } = await through({
      driver: fake(
        'reply({ outcome: ["Active", "Inactive"].includes(command.params.Status) ? "success" : "refused" })',
      ),
      plan: ["client.unlisted-status"],
    });
    expect(verdicts.get("client.unlisted-status")).toMatchObject({
      outcome: "untestable",
      reason: "the client refuses these parameters itself and sends nothing",
    });
  });

  it("that is throttled tries again, and is never judged by it", async () => {
    const { verdicts } = await through({
      driver: fake(
        `globalThis.calls = (globalThis.calls ?? 0) + 1;
         if (calls === 1) reply({ outcome: "service-error", status: 400, error: { code: "Throttling" } });
         else reply({ outcome: "success", status: 200 })`,
        { status: true },
      ),
      plan: ["client.update.success", "client.success.status"],
    });
    expect(idsWith(verdicts, "conforms")).toEqual(["client.update.success", "client.success.status"]);
  });
});

describe("a run", () => {
  it("begins nothing after its time", async () => {
    const { verdicts } = await through({ signal: AbortSignal.abort() });
    expect(verdicts.size).toBe(0);
  });

  it("that is interrupted ends the driver and keeps what it has", async () => {
    const interruption = new AbortController();
    const { verdicts, client } = await through({
      signal: interruption.signal,
      onVerdict: ({ requirement }) => {
        if (requirement === "client.update.success") interruption.abort();
      },
    });
    expect([...verdicts.keys()]).toEqual(["client.update.success"]);
    const call = { operation: "x", client: "shared", endpoint: "http://127.0.0.1:1", region: "r" } as const;
    const credentials = { accessKeyId: "a", secretAccessKey: "b" };
    expect(await client.call({ ...call, credentials, params: {}, options: {} })).toMatchObject({
      kind: "died",
    });
  });
});
