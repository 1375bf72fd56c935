import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { afterEach, beforeEach, expect, it } from "vitest";
import { acceptsConnections } from "./answers.ts";
import { type ProcessSettings, StartError, type StartedProcess, startProcess } from "./start-process.ts";

let port = 0;
let folder = "";
const started: StartedProcess[] = [];

beforeEach(async () => {
  port = await getPort({ host: "127.0.0.1" });
  folder = mkdtempSync(join(tmpdir(), "start-process-"));
});

afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
  rmSync(folder, { recursive: true, force: true });
});

const serve = `require("http").createServer((_, r) => { r.statusCode = 500; r.end("no"); }).listen(port, "127.0.0.1")`;

function settings(script: string, over: Partial<ProcessSettings> = {}): ProcessSettings {
  return {
    command: [process.execPath, "-e", `const port = ${port}; ${script}`],
    environment: process.env,
    ready: { url: `http://127.0.0.1:${port}/health`, timeoutMs: 20_000 },
    ...over,
  };
}

async function start(script: string, over: Partial<ProcessSettings> = {}): Promise<StartedProcess> {
  const one = await startProcess(settings(script, over));
  started.push(one);
  return one;
}

async function failure(script: string, over: Partial<ProcessSettings> = {}): Promise<string> {
  const error = await start(script, over).catch((problem: unknown) => problem);
  expect(error).toBeInstanceOf(StartError);
  return error instanceof Error ? error.message : "";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // What is dead but not yet noticed by its parent runs no more.
  return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
}

it("waits for any HTTP status, also where it comes late", async () => {
  const one = await start(`setTimeout(() => ${serve}, 300)`);
  expect(one.ended()).toBeNull();
  expect(await acceptsConnections("127.0.0.1", port, 1000)).toBe(true);
  await one.stop();
  expect(await acceptsConnections("127.0.0.1", port, 1000)).toBe(false);
  expect(isAlive(one.pid)).toBe(false);
});

it("takes an open port for ready where that is asked for", async () => {
  const one = await start(`require("net").createServer().listen(port, "127.0.0.1")`, {
    ready: { port, timeoutMs: 20_000 },
  });
  expect(one.ended()).toBeNull();
});

it("shows the last lines of a program that ends at once", async () => {
  const message = await failure(`console.log("hello"); console.error("no module"); process.exit(7)`);
  expect(message).toContain("exited with code 7");
  expect(message).toContain("  hello\n  no module");
});

it("says so where a program ends without a word", async () => {
  expect(await failure("process.exit(0)")).toContain("exited with code 0; it printed nothing");
});

it("ends a program that never gets ready", async () => {
  const pidFile = join(folder, "pid");
  const message = await failure(
    `require("fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000)`,
    { ready: { url: `http://127.0.0.1:${port}/`, timeoutMs: 700 } },
  );
  expect(message).toContain("not ready in time");
  expect(message).toContain("within 0.7 s");
  expect(isAlive(Number(readFileSync(pidFile, "utf8")))).toBe(false);
});

it("ends a program that accepts connections and never answers", async () => {
  const message = await failure(`require("net").createServer().listen(port, "127.0.0.1")`, {
    ready: { url: `http://127.0.0.1:${port}/`, timeoutMs: 700 },
  });
  expect(message).toContain("not ready in time");
});

it("says which program there is not", async () => {
  const message = await failure("", { command: [join(folder, "no-such-program")] });
  expect(message).toContain("no-such-program could not be started");
});

it("refuses a port that is taken, and starts nothing", async () => {
  const other = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  try {
    expect(await failure(serve)).toContain("already answers");
  } finally {
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
  }
});

it("ends what the program has started too, though it ignores TERM", async () => {
  const pidFile = join(folder, "pid");
  const child = `process.on("SIGTERM", () => {}); require("fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); ${serve}; setInterval(() => {}, 1000)`;
  const one = await start(
    `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(`const port = ${port}; ${child}`)}], { stdio: "ignore" })`,
    { graceMs: 300 },
  );
  const childPid = Number(readFileSync(pidFile, "utf8"));
  expect(isAlive(childPid)).toBe(true);
  await one.stop();
  expect(isAlive(childPid)).toBe(false);
  expect(isAlive(one.pid)).toBe(false);
});

it("ends what a program left behind that has ended itself", async () => {
  const pidFile = join(folder, "pid");
  const child = `require("fs").writeFileSync(${JSON.stringify(`${pidFile}.new`)}, String(process.pid)); require("fs").renameSync(${JSON.stringify(`${pidFile}.new`)}, ${JSON.stringify(pidFile)}); setInterval(() => {}, 1000)`;
  await failure(
    `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "ignore" }); setInterval(() => require("fs").existsSync(${JSON.stringify(pidFile)}) && process.exit(3), 20)`,
  );
  expect(isAlive(Number(readFileSync(pidFile, "utf8")))).toBe(false);
});

it("tells how a program ended that got ready before", async () => {
  const one = await start(
    `${serve}; setTimeout(() => { console.error("out of luck"); process.exit(9) }, 400)`,
  );
  while (one.ended() === null) await sleep(20);
  expect(one.ended()).toContain("exited with code 9");
  expect(one.ended()).toContain("out of luck");
});

it("writes all output to the log file", async () => {
  const log = join(folder, "logs", "program.log");
  const one = await start(`console.log("x".repeat(50_000)); ${serve}`, { log });
  await one.stop();
  while (readFileSync(log, "utf8").length < 50_001) await sleep(20);
  expect(readFileSync(log, "utf8")).toBe(`${"x".repeat(50_000)}\n`);
});
