import { describe, expect, it } from "vitest";
import { loadTargets } from "../../targets/load-targets.ts";
import type { Target } from "../../targets/target.ts";
import { parseCommandLine } from "../arguments/parse-command-line.ts";
import { dryRun } from "./dry-run.ts";
import type { RunCommand } from "./run-command.ts";
import { runsFor } from "./undertaking-of.ts";

async function commandOf(...argv: string[]): Promise<RunCommand> {
  const command = await parseCommandLine(["run", "aws", "--live", "--dry-run", ...argv], {
    write: () => undefined,
  });
  if (command?.name !== "run") throw new Error("this is no run");
  return command;
}

function aws(changes: object = {}): Target {
  const entry = {
    endpoint: "https://iam.amazonaws.com",
    credentials: { chain: {} },
    accounts: ["123456789012"],
    concurrency: 4,
    live: true,
    ...changes,
  };
  const loaded = loadTargets(JSON.stringify({ targets: { aws: entry } }), "targets.json");
  const target = loaded.ok ? loaded.targets.get("aws") : undefined;
  if (target === undefined) throw new Error(JSON.stringify(loaded));
  return target;
}

function shown(command: RunCommand, target: Target): string {
  let text = "";
  const exitCode = dryRun(command, target, {
    out: (part) => {
      text += part;
    },
  });
  expect(exitCode).toBe(0);
  return text;
}

describe("dryRun", () => {
  it("says what a run on AWS would send and how long it would take", async () => {
    const text = shown(await commandOf(), aws());
    expect(text).toMatch(/^aws: https:\/\/iam\.amazonaws\.com\n/);
    expect(text).toMatch(/runs of each at most, to stay within 1500 requests\n/);
    expect(text).toMatch(/ {2}UpdateServiceSpecificCredential +\d{3,4}\n/);
    const total = Number(/about +(\d+) requests/.exec(text)?.[1]);
    expect(total).toBeGreaterThan(1000);
    expect(total).toBeLessThanOrEqual(1500);
    expect(text).toContain(`about ${Math.ceil(total / 5 / 60)} min at 5 requests per second`);
    expect(text).toContain("Nothing was sent.");
  });

  it("speaks of no budget where there is none", async () => {
    const text = shown(await commandOf("--runs", "10"), aws({ endpoint: "http://127.0.0.1:1", live: false }));
    expect(text).toContain("10 runs of each at most\n");
    expect(text).toContain("as fast as the target answers");
  });
});

describe("runsFor", () => {
  it("refuses a run that cannot fit, and says what to do", async () => {
    const command = await commandOf();
    expect(() => runsFor(command, aws({ requestBudget: 50 }))).toThrow(
      /more than its requestBudget of 50; choose fewer requirements with --only or --shard/,
    );
  });

  it("gives more runs to fewer requirements", async () => {
    const few = runsFor(await commandOf("--only", "status.one-of"), aws());
    expect(few).toBeGreaterThan(runsFor(await commandOf(), aws()));
  });
});
