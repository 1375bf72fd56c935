import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fileJournal } from "../../engine/fixtures/journal.ts";
import { journalHead } from "../../engine/fixtures/journal-head.ts";
import { makeLane } from "../../engine/fixtures/lanes.ts";
import { runNames } from "../../engine/fixtures/run-names.ts";
import { createReference } from "../../reference/create-reference.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import { packageRoot } from "../package-root.ts";

/** Its keys are fixed, so that the entry of a target can name them. */
const keys = createReference().rootCredentials;
const main = join(packageRoot, "dist", "cli", "main.js");

let endpoint: StartedReference;
let folder = "";
const children = new Set<ChildProcess>();

beforeEach(async () => {
  endpoint = await startReference();
  folder = mkdtempSync(join(tmpdir(), "cleanup-test-"));
  const target = { endpoint: endpoint.url, credentials: { literal: keys } };
  writeFileSync(
    join(folder, "targets.json"),
    JSON.stringify({
      targets: { mine: target, other: target, nowhere: { ...target, endpoint: "http://127.0.0.1:1/" } },
    }),
  );
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
  await endpoint.close();
  rmSync(folder, { recursive: true, force: true });
});

function begin(...words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [main, ...words, "--targets", "targets.json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  return child;
}

async function end(child: ChildProcess): Promise<{ code: unknown; text: string }> {
  let text = "";
  child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [code] = await once(child, "close");
  return { code, text };
}

function journals(): string[] {
  const place = join(folder, ".iam-conformance");
  return existsSync(place) ? readdirSync(place).map((name) => join(place, name)) : [];
}

/** Begins a run and kills it when it has made users and updates them. */
async function killedRun(): Promise<void> {
  const run = begin("run", "mine", "--runs", "100000", "--only", "status");
  while (endpoint.snapshot().users < 32) await sleep(20);
  await sleep(200);
  run.kill("SIGKILL");
  await once(run, "close");
}

/** What a run that was killed leaves: a user with two credentials, and its journal. */
async function leave(): Promise<void> {
  const api = createQueryApi({ endpoint: new URL(endpoint.url), timeoutMs: 5000, connections: 1 });
  try {
    const connection = {
      send: api.send,
      endpoint: new URL(endpoint.url),
      region: "us-east-1",
      credentials: keys,
      consistencyMs: 0,
      serviceName: "codecommit.amazonaws.com",
    };
    // Above the highest process id that Linux gives out.
    const head = { ...journalHead("mine", endpoint.url, false), process: 2 ** 22 + 1 };
    const names = runNames("1234abcd", "m");
    const journal = fileJournal(join(folder, ".iam-conformance", "mine-1234abcd.jsonl"), head);
    await makeLane(connection, journal, names, names.next());
  } finally {
    await api.close();
  }
}

it("removes what a killed run left", async () => {
  await killedRun();
  expect(endpoint.snapshot().users).toBeGreaterThanOrEqual(32);
  expect(journals()).toHaveLength(1);
  const { code, text } = await end(begin("cleanup"));
  expect(text).toMatch(/^mine: \d+ users of the run of .* removed$/m);
  expect(code).toBe(0);
  expect(endpoint.snapshot()).toEqual({ users: 0, credentials: 0, accessKeys: 1 });
  expect(journals()).toEqual([]);
});

it("is spoken of by the next run, until it has been done", async () => {
  await leave();
  // Nothing listens there: what is said before that is what counts.
  const next = () => end(begin("run", "nowhere"));
  expect((await next()).text).toMatch(/note: 1 earlier run .*before clean/);
  await end(begin("cleanup"));
  expect((await next()).text).not.toContain("note:");
});

it("leaves other targets and runs under way alone", async () => {
  await leave();
  const [file = ""] = journals();
  const before = endpoint.snapshot();

  const other = await end(begin("cleanup", "other"));
  expect(other).toMatchObject({ code: 0, text: "nothing to clean up\n" });

  const journal = readFileSync(file, "utf8");
  const [head = ""] = journal.split("\n");
  const alive = JSON.stringify({ ...JSON.parse(head), process: process.pid });
  writeFileSync(file, journal.replace(head, alive));
  const underWay = await end(begin("cleanup"));
  expect(underWay.text).toContain("is still under way");
  expect(endpoint.snapshot()).toEqual(before);

  writeFileSync(file, journal);
  await end(begin("cleanup", "mine"));
  expect(endpoint.snapshot().users).toBe(0);
});

it("keeps the journal where the target cannot be reached, and says so", async () => {
  await leave();
  await endpoint.close();
  const { code, text } = await end(begin("cleanup"));
  expect(code).toBe(3);
  expect(text).toContain("cannot be reached");
  expect(journals()).toHaveLength(1);
});

it("does not send to another endpoint than the journal's", async () => {
  await leave();
  const elsewhere = await startReference();
  try {
    const target = { endpoint: elsewhere.url, credentials: { literal: keys } };
    writeFileSync(join(folder, "targets.json"), JSON.stringify({ targets: { mine: target } }));
    const { code, text } = await end(begin("cleanup", "mine"));
    expect(code).toBe(3);
    expect(text).toContain(`cleanup --endpoint ${endpoint.url}`);
    expect(journals()).toHaveLength(1);
  } finally {
    await elsewhere.close();
  }
});

it("keeps two runs at once apart", async () => {
  const runs = [1, 2].map(() => end(begin("run", "mine", "--only", "state", "--runs", "20")));
  for (const { code, text } of await Promise.all(runs)) {
    expect(text).not.toContain("left on the target");
    expect(code).toBe(0);
  }
  expect(endpoint.snapshot()).toEqual({ users: 0, credentials: 0, accessKeys: 1 });
  expect(journals()).toEqual([]);
});
