import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createReference } from "../../reference/create-reference.ts";
import { isListening } from "../../targets/start/answers.ts";
import { packageRoot } from "../package-root.ts";
import { createCommandLines } from "../testing/command-lines.ts";
import { createPrograms, type Programs } from "../testing/program.ts";

let programs: Programs;

beforeEach(() => {
  programs = createPrograms();
});

afterEach(() => programs.end());

/** Writes down a target `mine` that is started for a run, on a port of its own. */
async function writeTargets(folder: string): Promise<void> {
  const mine = {
    endpoint: `http://127.0.0.1:${await getPort({ host: "127.0.0.1" })}/`,
    credentials: { literal: createReference().rootCredentials },
    start: {
      command: [process.execPath, join(packageRoot, "dist", "reference", "main.js"), "--port", "{port}"],
      ready: { url: "http://127.0.0.1:{port}/" },
    },
  };
  writeFileSync(join(folder, "targets.json"), JSON.stringify({ targets: { mine } }));
}

/** Where a run has started the target, by what it said. */
function startedAt(err: string): URL {
  const [, url] = /starting mine at (\S+)/.exec(err) ?? [];
  if (url === undefined) throw new Error(`it does not say where the target is: ${err}`);
  return new URL(url);
}

const run = "run mine --targets targets.json --only status --runs".split(" ");

it("runs against the target that it has started, and ends it", async () => {
  const lines = createCommandLines();
  try {
    await writeTargets(lines.folder);
    const { code, err } = await lines.run([...run, "1"]);
    expect(code).toBe(0);
    expect(await isListening(startedAt(err), 1000)).toBe(false);
  } finally {
    lines.end();
  }
});

// One signal that is heard, one that cannot be; cli/program.test.ts sees which ones are heard.
it.each(["SIGINT", "SIGKILL"] as const)("leaves no target behind after %s", async (signal) => {
  await writeTargets(programs.folder);
  const { child, says, ended } = programs.start([...run, "1000000"]);
  await says("requirements in");
  child.kill(signal);
  const { code, err } = await ended;
  expect(code).toBe(signal === "SIGKILL" ? null : 130);
  // The guard of a suite that was killed needs a moment; the test's own time limit is what fails it.
  while (await isListening(startedAt(err), 1000)) await sleep(50);
});
