import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createReference } from "../../reference/create-reference.ts";
import { isListening } from "../../targets/start/answers.ts";
import { packageRoot } from "../package-root.ts";

const main = join(packageRoot, "dist", "cli", "main.js");
let folder = "";

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "started-target-"));
  const target = {
    endpoint: `http://127.0.0.1:${await getPort({ host: "127.0.0.1" })}/`,
    credentials: { literal: createReference().rootCredentials },
    start: {
      command: [process.execPath, join(packageRoot, "dist", "reference", "main.js"), "--port", "{port}"],
      ready: { url: "http://127.0.0.1:{port}/" },
    },
  };
  writeFileSync(join(folder, "targets.json"), JSON.stringify({ targets: { mine: target } }));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A run of the program on a target that it starts. */
function begin(...words: readonly string[]) {
  const child = spawn(process.execPath, [main, "run", "mine", "--targets", "targets.json", ...words], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const seen = { errors: "" };
  child.stderr.on("data", (chunk: Buffer) => {
    seen.errors += chunk.toString();
  });
  const endpoint = async (): Promise<URL> => {
    for (;;) {
      const started = /starting mine at (\S+)/.exec(seen.errors)?.[1];
      if (started !== undefined && (await isListening(new URL(started), 1000))) return new URL(started);
      await sleep(20);
    }
  };
  return { child, seen, endpoint };
}

it("runs against the target that it has started, and ends it", async () => {
  const { child, endpoint } = begin("--only", "status", "--runs", "5");
  const where = await endpoint();
  const [code] = await once(child, "close");
  expect(code).toBe(0);
  expect(await isListening(where, 1000)).toBe(false);
});

it.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("leaves no target behind after %s", async (signal) => {
  const { child, endpoint } = begin("--only", "status", "--runs", "1000000");
  const where = await endpoint();
  await sleep(500);
  child.kill(signal);
  const [code] = await once(child, "close");
  expect(code).toBe(signal === "SIGKILL" ? null : 130);
  // The guard of a suite that was killed needs a moment; the test's own time limit is what fails it.
  while (await isListening(where, 1000)) await sleep(50);
});
