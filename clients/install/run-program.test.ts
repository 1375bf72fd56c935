import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { leavesOrphan, openPipes } from "../driver-protocol/testing/orphan.ts";
import { runProgram, runTool } from "./run-program.ts";

const settings = { cwd: tmpdir(), environment: { PATH: "/nowhere" }, timeoutMs: 60_000 };

function program(code: string, timeoutMs = settings.timeoutMs) {
  return runTool([process.execPath, "-e", code], { ...settings, timeoutMs });
}

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
}

it("waits for no process that a program has left behind, whatever it holds", async () => {
  const before = openPipes();
  const command = [process.execPath, "-e", leavesOrphan("")] as const;
  const { exitCode, output } = await runProgram(command, { ...settings, lastWordsMs: 200 });
  try {
    expect(exitCode).toBe(0);
    await expect.poll(openPipes).toBe(before);
  } finally {
    process.kill(Number(output), "SIGKILL");
  }
});

it("tells success from failure, and shows the last lines", async () => {
  expect(await program("")).toBeUndefined();
  expect(await program('console.log("a\\nb\\nc"); process.exitCode = 3')).toMatch(
    / ended with exit code 3: b \| c$/,
  );
});

it("ends a program that takes too long", async () => {
  expect(await program("setInterval(() => {}, 1000)", 50)).toMatch(/ was ended by SIGKILL$/);
});

it("leaves no timer behind where a program is missing: the suite would not end before it", async () => {
  const before = timers();
  const missing = Array.from({ length: 20 }, () => runTool(["no-such-program"], settings));
  expect(new Set(await Promise.all(missing))).toEqual(
    new Set(["no-such-program cannot be started (ENOENT)"]),
  );
  expect(timers() - before).toBeLessThan(missing.length);
});
