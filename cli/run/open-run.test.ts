import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Mutant } from "../../reference/mutants/mutant.ts";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { startLoopbackServer } from "../../targets/door/testing/loopback-server.ts";
import { endpointTarget } from "../../targets/endpoint-target.ts";
import { embeddedEndpoint, type Target } from "../../targets/target.ts";
import { Problem } from "../problem.ts";
import { errorReply, startAlteredReference } from "../testing/altered-reference.ts";
import { type OpenRunOptions, openRun } from "./open-run.ts";

const closing: (() => Promise<unknown>)[] = [];
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "open-run-test-"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) await close();
  rmSync(folder, { recursive: true, force: true });
});

async function reference(options: Parameters<typeof startReference>[0] = {}): Promise<StartedReference> {
  const started = await startReference(options);
  closing.push(started.close);
  return started;
}

function inFlight(concurrency: number): OpenRunOptions["exercise"] {
  return { seed: 1, runs: 1, concurrency };
}

function optionsFor(url: string, changes: Partial<OpenRunOptions> = {}): OpenRunOptions {
  const result = endpointTarget(url, {});
  if (!result.ok) throw new Error(result.problem);
  return {
    target: result.target,
    credentials: null,
    exercise: inFlight(4),
    journalFolder: join(folder, "journals"),
    ...changes,
  };
}

const journals = () => (existsSync(join(folder, "journals")) ? readdirSync(join(folder, "journals")) : []);

it("makes a lane for each request in flight, writes them down, and removes them with the journal", async () => {
  const { url, credentials, snapshot } = await reference();
  const open = await openRun(optionsFor(url, { credentials }));
  expect(open.preparation).toMatchObject({
    selfProof: { accepted: [] },
    support: { kind: "implemented" },
    authentication: "enforced",
    fixtureProblem: null,
  });
  expect(open.preparation.lanes).toHaveLength(4);
  expect(snapshot()).toMatchObject({ users: 4, credentials: 8 });
  expect(journals()).toHaveLength(1);
  expect(open.requests()).toBeGreaterThan(12);
  expect(await open.close()).toEqual([]);
  expect(snapshot()).toMatchObject({ users: 0, credentials: 0 });
  expect(journals()).toEqual([]);
});

it("begins the embedded reference and leaves no trace of it", async () => {
  const temporary = join(folder, "temporary");
  mkdirSync(temporary);
  vi.stubEnv("TMPDIR", temporary);
  const { target } = optionsFor("http://127.0.0.1");
  const embedded: Target = { ...target, name: "reference", endpoint: embeddedEndpoint, credentials: null };
  const open = await openRun(optionsFor("http://127.0.0.1", { target: embedded }));
  const { endpoint, names, preparation } = open;
  const file = `reference-${names.runId}.jsonl`;
  const place = () => readdirSync(temporary).filter((name) => existsSync(join(temporary, name, file)));
  expect(preparation.lanes).toHaveLength(4);
  expect(place()).toHaveLength(1);
  expect(await open.close()).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
  expect(journals()).toEqual([]);
  await expect(fetch(endpoint)).rejects.toThrow();
});

it("says why there are no lanes, and removes the half of one", async () => {
  const mutant = mutantByName("not-implemented");
  if (mutant === undefined) throw new Error("there is no such mutant");
  const lacking = await reference({ mutant });
  const none = await openRun(optionsFor(lacking.url, { credentials: lacking.credentials }));
  expect(none.preparation).toMatchObject({ support: { kind: "not-implemented" }, lanes: [] });
  expect(await none.close()).toEqual([]);

  const { url, credentials, snapshot, close } = await startAlteredReference((action) =>
    action === "CreateServiceSpecificCredential" ? errorReply(409, "LimitExceeded", "No.") : null,
  );
  closing.push(close);
  const open = await openRun(optionsFor(url, { credentials }));
  expect(open.preparation.lanes).toEqual([]);
  expect(open.preparation.fixtureProblem?.message).toBe(
    "CreateServiceSpecificCredential was answered 409 LimitExceeded",
  );
  expect(snapshot()).toMatchObject({ users: 1, credentials: 0 });
  expect(await open.close()).toEqual([]);
  expect(snapshot()).toMatchObject({ users: 0 });
  expect(journals()).toEqual([]);
});

it("tells what cannot be removed, and keeps the journal of it", async () => {
  const { url, credentials, close } = await reference();
  const options = optionsFor(url, { credentials, exercise: inFlight(2) });
  const open = await openRun({ ...options, target: { ...options.target, timeoutMs: 500 } });
  await close();
  const left = await open.close();
  expect(left.filter((entity) => entity.startsWith("user "))).toHaveLength(2);
  expect(journals()).toHaveLength(1);
});

it("gives the clean-up no more than its time, says what is left, and keeps the journal", async () => {
  const { url, credentials } = await reference({ latencyMs: 60 });
  const open = await openRun(optionsFor(url, { credentials, exercise: inFlight(2) }));
  const left = await open.close(1);
  expect(left.length).toBeGreaterThan(0);
  expect(journals()).toHaveLength(1);
});

it("removes the fixtures within its time, also where one request is never answered", async () => {
  const never = mutantByName("transport-timeout-on-refusal");
  if (never === undefined) throw new Error("there is no such mutant");
  let isSilent = false;
  const silent: Mutant = {
    ...never,
    rules: (honest) => {
      const { response } = never.rules(honest);
      const finish: typeof response.finish = (...asked) =>
        (isSilent ? response : honest.response).finish(...asked);
      return { ...honest, response: { ...honest.response, finish } };
    },
  };
  const { url, credentials, snapshot } = await reference({ mutant: silent });
  const controller = new AbortController();
  const options = optionsFor(url, { credentials, exercise: inFlight(2), signal: controller.signal });
  const open = await openRun({ ...options, target: { ...options.target, timeoutMs: 60_000 } });
  const requirement = requirementById("status.one-of.words");
  if (requirement === undefined) throw new Error("there is no such requirement");
  isSilent = true;
  const verdict = open.judge({ requirement, disclaimed: null });
  await new Promise((resolve) => setTimeout(resolve, 200));
  controller.abort("interruption");
  expect((await verdict).outcome).toBe("untestable");
  expect(await open.close(3000)).toEqual([]);
  expect(snapshot()).toMatchObject({ users: 0, credentials: 0 });
});

it("makes nothing more once it is asked to end", async () => {
  const { url, credentials, snapshot } = await reference();
  const aborted = await openRun(optionsFor(url, { credentials, signal: AbortSignal.abort() }));
  expect(aborted.preparation).toMatchObject({ support: { kind: "unreachable" }, lanes: [] });
  expect(aborted.requests()).toBe(0);
  expect(await aborted.close()).toEqual([]);

  const controller = new AbortController();
  const slow = await reference({ latencyMs: 30 });
  const opening = openRun(
    optionsFor(slow.url, {
      credentials: slow.credentials,
      exercise: inFlight(64),
      signal: controller.signal,
    }),
  );
  while (slow.snapshot().users < 2) await new Promise((resolve) => setTimeout(resolve, 1));
  controller.abort();
  const open = await opening;
  expect(open.preparation.fixtureProblem?.message).toContain("the run was cut short");
  expect(await open.close()).toEqual([]);
  expect(slow.snapshot()).toMatchObject({ users: 0, credentials: 0 });
  expect(snapshot()).toMatchObject({ users: 0 });
});

it("makes nothing where the journal cannot be written, and leaves nothing running", async () => {
  writeFileSync(join(folder, "journals"), "a file, no folder");
  const server = await startLoopbackServer((socket) => socket.destroy());
  closing.push(server.close);
  const options = optionsFor(`http://127.0.0.1:${server.port}`);
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  await expect(openRun({ ...options, credentials })).rejects.toThrow(Problem);
  expect(server.connections()).toBe(0);
});
