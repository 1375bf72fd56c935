import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { startReference } from "./start-reference.ts";

const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the program; `onOutput` sees what it has printed so far, each time that it prints. */
function run(
  parameters: readonly string[],
  onOutput?: (out: string, child: ChildProcess) => void,
): Promise<Ended> {
  // As `npm run reference` starts it; the sources are compiled before the tests.
  const main = fileURLToPath(new URL("../dist/reference/main.js", import.meta.url));
  const child = spawn(process.execPath, [main, ...parameters]);
  running.add(child);
  let out = "";
  let error = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    onOutput?.(out, child);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    error += chunk.toString();
  });
  return new Promise((resolve) => {
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code, out, error });
    });
  });
}

describe("the program", () => {
  it("prints where it listens and with what keys, and ends on a signal", async () => {
    const { code, out } = await run(["--mutant", "state-no-effect"], (printed, child) => {
      if (printed.includes("npm start")) child.kill("SIGTERM");
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^# fault: an update .* changes nothing$/m);
    const url = /^# listening on (http:\/\/127\.0\.0\.1:\d+)$/m.exec(out)?.[1];
    expect(out).toContain(`# then: npm start -- run --endpoint ${url}\n`);
    expect(out).toMatch(/^export AWS_ACCESS_KEY_ID=AKIA\w{16}$/m);
    expect(out).toMatch(/^export AWS_SECRET_ACCESS_KEY=\S{40}$/m);
  });

  it("ends with 2 where the port is taken", async () => {
    const { url, close } = await startReference();
    const { port } = new URL(url);
    const { code, error } = await run(["--port", port]).finally(close);
    expect(code).toBe(2);
    expect(error).toBe(`error: port ${port} is taken; choose another with --port, or 0 for any free one\n`);
  });

  it.each([
    [["--port", "65536"], "whole number from 0 to 65535"],
    [["--latency", "-1"], "whole number from 0 to 60000"],
    [["--mutant", "none"], "There is no such mutant"],
    [["--unknown"], "unknown option"],
  ])("ends with 2 for %j", async (parameters, message) => {
    const { code, error } = await run(parameters);
    expect(code).toBe(2);
    expect(error).toContain(message);
  });

  it("names its options and its mutants", async () => {
    const help = await run(["--help"]);
    expect(help.code).toBe(0);
    expect(help.out).toContain("--list-mutants");
    const list = await run(["--list-mutants"]);
    expect(list.code).toBe(0);
    expect(list.out).toMatch(/^state-no-effect +an update is answered with success and changes nothing$/m);
  });
});
