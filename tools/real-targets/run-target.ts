import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportProblem } from "../../reporters/report/report-problem.ts";
import type { RunReport } from "../../reporters/report/run-report.ts";
import type { RealTarget } from "./installations.ts";

/** The report of a run, or why there is none. */
export type Ran =
  | { readonly ok: true; readonly report: RunReport; readonly markdown: string }
  | { readonly ok: false; readonly problem: string };

const mostMs = 15 * 60_000;

/** Runs the suite against a target of targets.json that it starts itself, in a process of its own. Never rejects. */
export async function runTarget(
  { name, version }: Pick<RealTarget, "name" | "version">,
  main: string,
  installations: string,
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), "iam-conformance-target-"));
  try {
    const errors = await runSuite(
      [
        ...[main, "run", name, "--start", "--target-version", version],
        ...["--report", "json=report.json", "--report", "markdown=report.md"],
      ],
      folder,
      installations,
    );
    let report: unknown;
    try {
      report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
    } catch {
      return { ok: false, problem: `the run made no report: ${errors}` };
    }
    const problem = reportProblem(report);
    if (problem !== null) return { ok: false, problem: `the report is none: ${problem}` };
    const markdown = readFileSync(join(folder, "report.md"), "utf8");
    const checked = report as RunReport;
    const broken = checked.results.filter(({ outcome }) => outcome === "broken");
    if (broken.length > 0) {
      return { ok: false, problem: `${broken.length} requirements are broken: ${broken[0]?.reason}` };
    }
    return checked.support === "unknown"
      ? { ok: false, problem: `the target could not be tested: ${errors}` }
      : { ok: true, report: checked, markdown };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns the end of what the run said on standard error. */
function runSuite(words: readonly string[], cwd: string, installations: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, {
      cwd,
      env: { ...process.env, IAM_CONFORMANCE_TARGETS: installations },
      stdio: ["ignore", "ignore", "pipe"],
      timeout: mostMs,
    });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-4000);
    });
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(errors.trim()));
  });
}
