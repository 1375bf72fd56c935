import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createReference } from "../../reference/create-reference.ts";
import { type StartedReference, startReference } from "../../reference/start-reference.ts";
import { createPrograms, type Programs } from "../testing/program.ts";

const empty = { users: 0, credentials: 0, accessKeys: 1 };

let endpoint: StartedReference;
let programs: Programs;

beforeEach(async () => {
  endpoint = await startReference();
  programs = createPrograms();
  // Its keys are fixed, so that the entry of a target can name them.
  const mine = { endpoint: endpoint.url, credentials: { literal: createReference().rootCredentials } };
  writeFileSync(join(programs.folder, "targets.json"), JSON.stringify({ targets: { mine } }));
});

afterEach(async () => {
  programs.end();
  await endpoint.close();
});

it("leaves what cleanup removes", async () => {
  const words = ["run", "mine", "--targets", "targets.json", "--runs", "100000", "--only", "status"];
  const { child } = programs.start(words);
  while (endpoint.snapshot().users < 32) await sleep(20);
  await sleep(200);
  child.kill("SIGKILL");
  await once(child, "close");
  expect(endpoint.snapshot().users).toBeGreaterThanOrEqual(32);
  expect(programs.journals()).toHaveLength(1);
  const { code, out } = await programs.run(["cleanup", "--targets", "targets.json"]);
  expect(out).toMatch(/^mine: \d+ users of the run of \S+ removed$/m);
  expect(code).toBe(0);
  expect(endpoint.snapshot()).toEqual(empty);
  expect(programs.journals()).toEqual([]);
});

it("is kept apart from another run at once", async () => {
  const words = ["run", "mine", "--targets", "targets.json", "--only", "state", "--runs", "20"];
  for (const { code, err } of await Promise.all([programs.run(words), programs.run(words)])) {
    expect(err).not.toContain("left on the target");
    expect(code).toBe(0);
  }
  expect(endpoint.snapshot()).toEqual(empty);
  expect(programs.journals()).toEqual([]);
});
