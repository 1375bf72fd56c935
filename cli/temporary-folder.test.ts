import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runCommandLine } from "./run-command-line.ts";
import { fakeSurroundings } from "./testing/fake-surroundings.ts";

const before = process.env["TMPDIR"];

beforeEach(() => {
  process.env["TMPDIR"] = join(import.meta.filename, "no", "folder");
});

afterEach(() => {
  if (before === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = before;
});

it.each(["run --only status", "check-driver raw", "client example", "run --surface driver:example"])(
  "%s says that there is no temporary folder, and leaves no thread running",
  async (line) => {
    const workers = () => process.getActiveResourcesInfo().filter((kind) => kind === "MessagePort").length;
    const running = workers();
    const surroundings = fakeSurroundings({ environment: { PATH: process.env["PATH"] } });
    expect(await runCommandLine(line.split(" "), surroundings)).toBe(2);
    expect(surroundings.printed.err).toMatch(
      /^(?:.*\n)?iam-conformance: no temporary folder can be made in .*: ENOTDIR.*; set TMPDIR to a folder that can be written\n$/,
    );
    expect(workers()).toBe(running);
  },
);
