import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderJson } from "../../reporters/formats/json.ts";
import type { RunReport } from "../../reporters/report/run-report.ts";
import { visibleText } from "../../reporters/words/visible.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { loadTargets } from "../../targets/load-targets.ts";
import type { Target } from "../../targets/target.ts";
import { installTarget } from "./install-target.ts";
import { notRun, type RealTarget, realTargets } from "./installations.ts";
import { type Column, renderMatrix } from "./matrix.ts";
import { movements } from "./movements.ts";
import { runTarget } from "./run-target.ts";
import { settleMarkdown, settleReport } from "./settle-report.ts";

// Started as `node dist/tools/real-targets/run-targets.js`: the package is three folders up.
const root = fileURLToPath(new URL("../../..", import.meta.url));
const main = join(root, "dist", "cli", "main.js");
const committed = join(root, "docs", "conformance");

type Outcome = "passed" | "failed" | "skipped";

interface Result {
  readonly target: string;
  readonly version: string;
  readonly outcome: Outcome;
  readonly detail: string;
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: "boolean", default: false }, results: { type: "string" } },
});

const installations =
  process.env["IAM_CONFORMANCE_TARGETS"] || join(homedir(), ".cache", "iam-conformance", "targets");
const buildCargo = process.env["IAM_CONFORMANCE_BUILD_CARGO"] === "1";

process.exitCode = await runAll();

async function runAll(): Promise<number> {
  const entries = readEntries();
  const unknown = positionals.filter((name) => !realTargets.some((target) => target.name === name));
  if (unknown.length > 0) {
    console.error(
      `no such target: ${unknown.join(", ")}; there are: ${realTargets.map(({ name }) => name).join(", ")}`,
    );
    return 2;
  }
  const results: Result[] = [];
  for (const target of realTargets) {
    if (positionals.length > 0 && !positionals.includes(target.name)) continue;
    console.log(`\n== ${target.name} ${target.version}`);
    const result = await runOne(target, entries.get(target.name));
    console.log(`${result.outcome}${result.detail === "" ? "" : `: ${visibleText(result.detail)}`}`);
    results.push(result);
  }
  if (flags.update) writeFileSync(join(committed, "README.md"), matrix(entries));
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  if (flags.results !== undefined) {
    writeFileSync(
      flags.results,
      `${JSON.stringify(
        {
          numTotalTests: results.length,
          numPassedTests: count("passed"),
          numFailedTests: count("failed"),
          numPendingTests: count("skipped"),
          numTodoTests: 0,
          targets: results,
        },
        null,
        2,
      )}\n`,
    );
  }
  for (const { name, reason } of notRun) console.log(`\n${name} is not run: ${reason}`);
  console.log(
    `\ntargets: ${count("passed")} as committed, ${count("failed")} failed, ${count("skipped")} not run`,
  );
  // A gate through which nothing passed has not been open.
  return count("failed") > 0 || count("passed") === 0 ? 1 : 0;
}

async function runOne(target: RealTarget, entry: Target | undefined): Promise<Result> {
  const result = (outcome: Outcome, detail: string): Result => ({
    target: target.name,
    version: target.version,
    outcome,
    detail,
  });
  if (entry?.start === undefined) return result("failed", "targets.json does not say how it is started");
  const installed = await installTarget(target, installations, { buildCargo });
  if (installed.kind !== "installed") return result(installed.kind, installed.reason);
  const ran = await runTarget(target, main, installations);
  if (!ran.ok) return result("failed", ran.problem);
  const report = settleReport(ran.report, entry.endpoint);
  const file = join(committed, target.name, "report.json");
  if (flags.update) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderJson(report));
    writeFileSync(join(dirname(file), "report.md"), settleMarkdown(ran.markdown, ran.report, entry.endpoint));
    return result("passed", `written to ${file}`);
  }
  if (!existsSync(file)) return result("failed", `there is no ${file}; --update writes it`);
  const moved = movements(readReport(file), report);
  if (moved.length === 0) return result("passed", "");
  const lines = moved.map(
    ({ requirement, before, after }) => `  ${requirement}\n    was  ${before}\n    is   ${after}`,
  );
  return result(
    "failed",
    [`${moved.length} requirements moved (--update takes them over):`, ...lines].join("\n"),
  );
}

function matrix(entries: ReadonlyMap<string, Target>): string {
  const columns = realTargets.flatMap(({ name, version }): Column[] => {
    const file = join(committed, name, "report.json");
    if (!existsSync(file)) return [];
    const homepage = entries.get(name)?.homepage;
    return [{ name, version, report: readReport(file), ...(homepage === undefined ? {} : { homepage }) }];
  });
  const unreported = realTargets
    .filter(({ name }) => !columns.some((column) => column.name === name))
    .map(({ name, version }) => ({
      name: `${name} ${version}`,
      reason: "not built when the matrix was made",
    }));
  return renderMatrix(columns, [...unreported, ...notRun], requirementById);
}

/** The committed reports are this program's own. */
function readReport(file: string): RunReport {
  const report: RunReport = JSON.parse(readFileSync(file, "utf8"));
  return report;
}

function readEntries(): ReadonlyMap<string, Target> {
  const file = join(root, "targets.json");
  const loaded = loadTargets(readFileSync(file, "utf8"), file);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join("\n"));
  return loaded.targets;
}
