import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCredential, createUser } from "../../engine/fixtures/create-fixtures.ts";
import { fileJournal } from "../../engine/fixtures/journal.ts";
import { type JournalHead, journalFileName, journalHead } from "../../engine/fixtures/journal-head.ts";
import { makeLane } from "../../engine/fixtures/lanes.ts";
import { nothingLearned } from "../../engine/fixtures/learned.ts";
import { runNames } from "../../engine/fixtures/run-names.ts";
import type { Connection } from "../../engine/run/connection.ts";
import { createReference } from "../../reference/create-reference.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import { type LoopbackServer, startLoopbackServer } from "../../targets/door/testing/loopback-server.ts";
import { runCommandLine } from "../run-command-line.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";

/** Its keys are fixed, so that the entry of a target can name them. */
const keys = createReference().rootCredentials;
const environment = { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey };
const runId = "1234abcd";
/** Above the highest process id that Linux gives out. */
const nobody = 2 ** 22 + 1;

const before = process.cwd();
let endpoint: StartedReference;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  endpoint = await startReference();
  process.chdir(mkdtempSync(join(tmpdir(), "cleanup-test-")));
  mkdirSync(".iam-conformance");
  writeTargets({});
});

afterEach(async () => {
  const folder = process.cwd();
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
  await endpoint.close();
  for (const close of closing.splice(0)) await close();
});

function writeTargets(more: Readonly<Record<string, unknown>>): void {
  const target = { endpoint: endpoint.url, credentials: { literal: keys } };
  const nowhere = { ...target, endpoint: "http://127.0.0.1:1/" };
  writeFileSync(
    "targets.json",
    JSON.stringify({ targets: { mine: target, other: target, nowhere, ...more } }),
  );
}

/** A server that nothing should be sent to. */
async function startStranger(): Promise<LoopbackServer> {
  const stranger = await startLoopbackServer((socket) => socket.destroy());
  closing.push(stranger.close);
  return stranger;
}

interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function tell(line: string, variables: Readonly<Record<string, string>> = {}): Promise<Told> {
  const surroundings = fakeSurroundings({ environment: variables });
  const code = await runCommandLine([...line.split(" "), "--targets", "targets.json"], surroundings);
  return { code, ...surroundings.printed };
}

function files(): string[] {
  return readdirSync(".iam-conformance");
}

async function connected<T>(use: (connection: Connection) => Promise<T>): Promise<T> {
  const api = createQueryApi({ endpoint: new URL(endpoint.url), timeoutMs: 5000, connections: 1 });
  try {
    return await use({
      send: api.send,
      endpoint: new URL(endpoint.url),
      region: "us-east-1",
      credentials: keys,
      consistencyMs: 0,
      learned: nothingLearned("codecommit.amazonaws.com"),
    });
  } finally {
    await api.close();
  }
}

const fileOfRun = join(".iam-conformance", journalFileName("mine", runId));

function headOfRun(changes: Partial<JournalHead> = {}): JournalHead {
  const run = { target: "mine", endpoint: endpoint.url, isOurs: false, runId };
  return { ...journalHead(run), process: nobody, ...changes };
}

/** What a run that was killed leaves: a user with two credentials, and its journal. */
function leave(changes: Partial<JournalHead> = {}): Promise<unknown> {
  const names = runNames(runId, "m");
  return connected((connection) =>
    makeLane(connection, fileJournal(fileOfRun, headOfRun(changes)), names, names.next()),
  );
}

const empty = { users: 0, credentials: 0, accessKeys: 1 };

it("removes what a run has left, and says what it has removed", async () => {
  await leave();
  fileJournal(fileOfRun).write({ made: "user", userName: `ic-${runId}-m7` });
  expect(await tell("cleanup")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^mine: 1 user of the run of \S+ removed, 1 user already gone\n$/),
    err: "",
  });
  expect(endpoint.snapshot()).toEqual(empty);
  expect(files()).toEqual([]);
  expect(await tell("cleanup")).toEqual({ code: 0, out: "nothing to clean up\n", err: "" });
});

describe("what a journal names that is none of its run", () => {
  it.each([
    ["the name of another", "production-admin", "/prod/"],
    ["the name of the run, under another path", `ic-${runId}-m5`, "/prod/"],
    ["the name of the run, at the root without its tag", `ic-${runId}-m5`, "/"],
    ["the name of another run, under its path", "ic-77aa77aa-m0", "/iam-conformance/77aa77aa/"],
  ])("is named and left: %s", async (_, userName, path) => {
    await connected(async (connection) => {
      await createUser(connection, userName, path);
      await createCredential(connection, userName);
    });
    const journal = fileJournal(fileOfRun, headOfRun());
    journal.write({ made: "user", userName });
    const { code, out, err } = await tell("cleanup");
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain(`left on mine: user ${userName}: `);
    expect(endpoint.snapshot()).toEqual({ users: 1, credentials: 1, accessKeys: 1 });
    expect(files()).toHaveLength(1);
    expect((await tell("cleanup --force")).code).toBe(3);
    expect(endpoint.snapshot().users).toBe(1);
  });

  it("keeps nothing else from being removed", async () => {
    await leave();
    fileJournal(fileOfRun).write({ made: "user", userName: "production-admin" });
    const { code, out } = await tell("cleanup");
    expect({ code, out }).toEqual({ code: 3, out: expect.stringContaining("1 user of the run of") });
    expect(endpoint.snapshot()).toEqual(empty);
  });

  it("is shown with what cannot be seen written out", async () => {
    writeFileSync(
      fileOfRun,
      `${JSON.stringify(headOfRun({ target: "mine" }))}\n${JSON.stringify({ made: "user", userName: "a\u001b[2J\u202eb" })}\n`,
    );
    const odd = join(".iam-conformance", "\u001b[2J.jsonl");
    writeFileSync(odd, `${JSON.stringify({ made: "user", userName: "x" })}\n`);
    const { code, err } = await tell("cleanup");
    expect(code).toBe(3);
    expect(err).toContain("a\\x1b[2J\\u{202e}b");
    expect(err).toContain("\\x1b[2J.jsonl");
    for (const unseen of ["\u001b", "\u202e"]) expect(err).not.toContain(unseen);
  });
});

describe("what is no journal", () => {
  it.each<[string, (file: string) => void]>([
    ["a FIFO", (file) => execFileSync("mkfifo", [file])],
    ["a folder", (file) => mkdirSync(file)],
    ["a link to a device", (file) => symlinkSync("/dev/zero", file)],
    ["a text", (file) => writeFileSync(file, "hello\n")],
    [
      "a journal without a run",
      (file) => writeFileSync(file, '{"made":"user","userName":"production-admin"}\n'),
    ],
  ])("keeps neither cleanup nor run waiting: %s", async (_, make) => {
    make(join(".iam-conformance", "evil.jsonl"));
    await leave();
    expect(await tell("cleanup")).toMatchObject({
      code: 3,
      err: expect.stringContaining("evil.jsonl"),
      out: expect.stringContaining("1 user of the run"),
    });
    expect(files()).toEqual(["evil.jsonl"]);
    expect((await tell("run nowhere --only status")).code).toBe(3);
    await tell("cleanup --forget");
    expect(files().filter((name) => name !== "evil.jsonl" || !isFolder(name))).toEqual([]);
  });

  function isFolder(name: string): boolean {
    return existsSync(join(".iam-conformance", name, "."));
  }
});

describe("runs that may be under way", () => {
  it("keep what they have made", async () => {
    const { process: _, ...here } = headOfRun();
    await leave({ ...here, process: process.pid });
    const snapshot = endpoint.snapshot();
    for (const line of ["cleanup", "cleanup --force", "cleanup --forget"]) {
      expect(await tell(line)).toMatchObject({ code: 0, err: expect.stringContaining("is still running") });
      expect(endpoint.snapshot()).toEqual(snapshot);
      expect(files()).toHaveLength(1);
    }
  });

  it("are over where another process has their id by now", async () => {
    await leave({ process: process.pid, processStart: "at another time" });
    expect((await tell("cleanup")).code).toBe(0);
    expect(endpoint.snapshot()).toEqual(empty);
  });

  it.each<[string, Partial<JournalHead>, string]>([
    ["of another machine", { host: "ci-runner-7" }, "on ci-runner-7"],
    [
      "of a process of unknown age",
      { process: process.pid, processStart: null },
      "it may be another program",
    ],
  ])("are for the user to judge: %s", async (_, head, reason) => {
    await leave(head);
    const snapshot = endpoint.snapshot();
    const asked = await tell("cleanup");
    expect(asked).toMatchObject({ code: 3, out: "" });
    expect(asked.err).toContain(reason);
    expect(asked.err).toContain(`1 user (ic-${runId}-m0)`);
    expect(asked.err).toContain("--force");
    expect(endpoint.snapshot()).toEqual(snapshot);
    expect(await tell("cleanup --force")).toMatchObject({ code: 0, err: "" });
    expect(endpoint.snapshot()).toEqual(empty);
    expect(files()).toEqual([]);
  });

  it("keep their journals out of what they name, also by force", async () => {
    await leave({ host: "ci-runner-7" });
    fileJournal(fileOfRun).write({ made: "user", userName: "production-admin" });
    const { code, err } = await tell("cleanup --force");
    expect(code).toBe(3);
    expect(err).toContain("user production-admin");
  });
});

describe("--forget", () => {
  it("removes the journals that are meant, and contacts nobody", async () => {
    const stranger = await startStranger();
    await leave({ host: "ci-runner-7", endpoint: `http://127.0.0.1:${stranger.port}/` });
    const snapshot = endpoint.snapshot();
    expect(await tell("cleanup other --forget")).toMatchObject({ code: 0, out: "nothing to clean up\n" });
    expect(files()).toHaveLength(1);
    expect(await tell("cleanup --forget")).toEqual({ code: 0, out: `${fileOfRun}: forgotten\n`, err: "" });
    expect(files()).toEqual([]);
    expect(endpoint.snapshot()).toEqual(snapshot);
    expect(stranger.connections()).toBe(0);
  });

  it("does not go with --force", async () => {
    expect(await tell("cleanup --forget --force")).toMatchObject({
      code: 2,
      err: expect.stringContaining("cannot be used with"),
    });
  });
});

describe("the endpoint that a journal names", () => {
  /** The same endpoint under an address that is not on loopback, though it leads there. */
  const beyond = () => endpoint.url.replace("127.0.0.1", "0.0.0.0");

  it("is contacted beyond loopback only where the user has named it", async () => {
    const url = beyond();
    await leave({ target: new URL(url).host, endpoint: url });
    const snapshot = endpoint.snapshot();
    const asked = await tell("cleanup", environment);
    expect(asked).toMatchObject({ code: 2, out: "" });
    expect(asked.err).toContain(`it names ${url}, which no entry of targets.json has`);
    expect(endpoint.snapshot()).toEqual(snapshot);
    expect(files()).toHaveLength(1);
    expect(await tell(`cleanup --endpoint ${url}`, environment)).toMatchObject({ code: 0, err: "" });
    expect(endpoint.snapshot()).toEqual(empty);
  });

  it.each(["the entry has it", "another entry has it"])(
    "is contacted beyond loopback where %s",
    async (which) => {
      const url = beyond();
      const credentials = {
        environment: { accessKeyId: "AWS_ACCESS_KEY_ID", secretAccessKey: "AWS_SECRET_ACCESS_KEY" },
      };
      writeTargets({ far: { endpoint: url, credentials } });
      await leave({ target: which === "the entry has it" ? "far" : new URL(url).host, endpoint: url });
      expect(await tell("cleanup", environment)).toMatchObject({ code: 0, err: "" });
      expect(endpoint.snapshot()).toEqual(empty);
    },
  );

  it.each([false, true])("is not another one than that of the entry, started or not: %s", async (isOurs) => {
    const credentials = {
      environment: { accessKeyId: "AWS_ACCESS_KEY_ID", secretAccessKey: "AWS_SECRET_ACCESS_KEY" },
    };
    const stranger = await startStranger();
    const url = `http://0.0.0.0:${stranger.port}/`;
    writeTargets({ far: { endpoint: beyond(), credentials } });
    await leave({ target: "far", endpoint: url, isOurs });
    const snapshot = endpoint.snapshot();
    for (const line of ["cleanup", "cleanup far"])
      expect(await tell(line, environment)).toMatchObject({ code: 2, err: expect.stringContaining(url) });
    expect(endpoint.snapshot()).toEqual(snapshot);
    expect(stranger.connections()).toBe(0);
  });

  it("on loopback is not another one than that of the entry", async () => {
    await leave();
    const elsewhere = await startReference();
    try {
      writeTargets({ mine: { endpoint: elsewhere.url, credentials: { literal: keys } } });
      const { code, err } = await tell("cleanup mine");
      expect(code).toBe(3);
      expect(err).toContain(`iam-conformance cleanup ${endpoint.url}`);
      expect(files()).toHaveLength(1);
    } finally {
      await elsewhere.close();
    }
  });

  it("keeps the journal where it cannot be reached", async () => {
    await leave();
    await endpoint.close();
    const { code, err } = await tell("cleanup");
    expect(code).toBe(3);
    expect(err).toContain("cannot be reached");
    expect(files()).toHaveLength(1);
  });
});

it("leaves the journals of other targets alone", async () => {
  await leave();
  const snapshot = endpoint.snapshot();
  expect(await tell("cleanup other")).toEqual({ code: 0, out: "nothing to clean up\n", err: "" });
  expect(endpoint.snapshot()).toEqual(snapshot);
  expect((await tell("cleanup mine")).code).toBe(0);
  expect(endpoint.snapshot()).toEqual(empty);
});

describe("the note of a run", () => {
  // Nothing listens there: what is said before that is what counts.
  const next = async () => (await tell("run nowhere --only status")).err;

  it("speaks of each journal once, and not of what has been cleaned", async () => {
    await leave();
    const other = join(".iam-conformance", journalFileName("gone", "5678abcd"));
    fileJournal(other, headOfRun({ target: "gone", runId: "5678abcd" }));
    expect(await next()).toContain("note: 2 earlier runs ended before cleaning up");
    expect(await next()).not.toContain("note:");
    await tell("cleanup mine");
    expect(files().filter((name) => !name.startsWith("gone"))).toEqual([]);
    await leave();
    expect(await next()).toContain("note: 1 earlier run ended before cleaning up");
  });

  it("tells the journals of other machines apart", async () => {
    await leave({ host: "ci-runner-7" });
    expect(await next()).toContain("the journal of a run of another machine or container");
    expect(await next()).not.toContain("note:");
  });

  it("does not speak of runs under way", async () => {
    await leave({ process: process.pid });
    expect(await next()).not.toContain("note:");
    expect(readFileSync(fileOfRun, "utf8")).toContain(runId);
  });
});
