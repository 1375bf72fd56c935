import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Figure } from "./figure.ts";

const execute = promisify(execFile);

interface TimedRun {
  readonly code: number;
  readonly marks: Readonly<Record<string, number>>;
}

/** The phases of the default run on the embedded endpoint, start-up of the process included; the median of `times` runs. */
export async function measureWholeRun(times: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "iam-conformance-bench-"));
  const report = join(folder, "report.json");
  try {
    const runs: TimedRun[] = [];
    for (let left = times; left > 0; left--) runs.push(await timedRun(["run", "--report", `json=${report}`]));
    const { requests }: { requests: number } = JSON.parse(readFileSync(report, "utf8"));
    const group = "whole default run";
    const at = (name: string) => median(runs.map(({ marks }) => marks[name] ?? Number.NaN));
    const ended = at("ended");
    const phase = (name: string, value: number): Figure => ({
      group,
      name,
      value,
      unit: "ms",
      ratio: { to: "the run", value: value / ended },
    });
    return [
      phase("start-up", at("probing")),
      phase("probes and fixtures", at("exercising") - at("probing")),
      phase("exercise", at("cleaning") - at("exercising")),
      phase("clean-up and report", ended - at("cleaning")),
      {
        group,
        name: "first verdict after",
        value: at("firstVerdict"),
        unit: "ms",
        goal: { on: "value", bound: "at most", figure: 800 },
      },
      {
        group,
        name: "all of it",
        value: ended,
        unit: "ms",
        goal: { on: "value", bound: "at most", figure: 2000 },
      },
      {
        group,
        name: "CPU",
        value: at("cpu"),
        unit: "ms",
        goal: { on: "value", bound: "at most", figure: 3000 },
      },
      { group, name: "requests", value: requests, unit: "requests" },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The proof of every mutant. */
export async function measureProve(): Promise<Figure[]> {
  const { marks } = await timedRun(["prove"]);
  const group = "every mutant proved";
  return [
    {
      group,
      name: "all of it",
      value: marks["ended"] ?? Number.NaN,
      unit: "ms",
      goal: { on: "value", bound: "at most", figure: 25_000 },
    },
    { group, name: "CPU", value: marks["cpu"] ?? Number.NaN, unit: "ms" },
  ];
}

async function timedRun(command: readonly string[]): Promise<TimedRun> {
  const program = fileURLToPath(new URL("./timed-run.js", import.meta.url));
  const { stdout } = await execute(process.execPath, [program, ...command]);
  const run: TimedRun = JSON.parse(stdout);
  if (run.code !== 0) throw new Error(`${command[0]} ended with ${run.code}`);
  return run;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
