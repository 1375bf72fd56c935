import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { verdictBase } from "../engine/decide-verdict.ts";
import { editionFollowed } from "../engine/edition-followed.ts";
import { planRun } from "../engine/plan.ts";
import type { Preparation } from "../engine/prepare-run.ts";
import type { Verdict } from "../engine/verdict.ts";
import suitePackage from "../package.json" with { type: "json" };
import { conclude } from "../reporters/conclusion.ts";
import { formats } from "../reporters/formats.ts";
import { createProgress } from "../reporters/progress.ts";
import { buildRunReport, type RunReport } from "../reporters/run-report.ts";
import { renderText } from "../reporters/text.ts";
import { createVitestAdapter, type Gathered } from "../reporters/vitest-adapter.ts";
import { catalogue, requirementById } from "../spec/catalogue.ts";
import { areas } from "../spec/requirement.ts";
import { type OpenRun, openRun } from "../suites/open-run.ts";
import { loadSuites } from "../suites/run-suites.ts";
import type { ChosenTarget } from "./choose-target.ts";
import { describeStop } from "./describe-stop.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { onInterrupt } from "./on-interrupt.ts";
import { openOptions } from "./open-options.ts";
import { openTarget } from "./open-target.ts";
import type { Command } from "./options.ts";
import { Problem } from "./problem.ts";
import type { Surroundings } from "./surroundings.ts";

type RunCommand = Extract<Command, { name: "run" }>;

/** Runs the suite against a target and reports; returns the exit code. */
export async function run(command: RunCommand, surroundings: Surroundings): Promise<number> {
  const { chosen, close } = await openTarget(command.target, command, surroundings);
  try {
    return await runOn(command, chosen, surroundings);
  } finally {
    await close();
  }
}

async function runOn(command: RunCommand, chosen: ChosenTarget, surroundings: Surroundings): Promise<number> {
  const startedAt = new Date();
  if (planOf(command, chosen).length === 0)
    throw new Problem("the plan is empty: this shard has no requirement");

  const progress = createProgress({
    write: surroundings.err,
    isTTY: surroundings.errIsTerminal,
    columns: surroundings.columns,
    now: () => performance.now(),
  });
  const suites = loadSuites();
  // Awaited below; a failure to load must not end the process before the fixtures are removed.
  suites.catch(() => undefined);
  progress({ kind: "phase", text: `probing ${chosen.target.name}` });
  const options = openOptions(command, chosen);
  const { seed } = options;
  const interruption = onInterrupt(async () => (await suites).cancel());
  const open = await openRun(options).catch((error: unknown) => {
    interruption.end();
    throw error;
  });
  let gathered: Gathered = { verdicts: new Map(), requests: 0, errors: [] };
  let left: string[] = [];
  const stop = describeStop(chosen.target, open.context.endpoint, open.preparation);
  try {
    if (stop === null && !interruption.happened()) {
      gathered = await exercise(command, chosen, open, await suites, progress);
    }
  } finally {
    progress({ kind: "phase", text: "removing fixtures" });
    left = await open.close();
    progress({ kind: "finished" });
    interruption.end();
  }

  const verdicts = allVerdicts(
    command,
    chosen,
    gathered,
    stop?.message ?? (interruption.happened() ? "the run was interrupted" : null),
  );
  const report = buildRunReport(
    {
      suite: { name: suitePackage.name, version: suitePackage.version },
      target: { name: chosen.target.name, endpoint: open.context.endpoint },
      surface: command.surface,
      seed,
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      requests: open.requests() + gathered.requests,
      selfProof: open.preparation.selfProof,
      support: supportOf(open.preparation),
      authentication: open.preparation.authentication,
      edition: editionFollowed(verdicts),
      level: command.level === "SHOULD" ? "should" : "must",
      runs: command.runs,
      ...(interruption.happened() ? { interrupted: true } : {}),
    },
    verdicts,
  );
  writeReports(command, report, surroundings);
  for (const error of gathered.errors) surroundings.err(`iam-conformance: ${error}\n`);
  for (const entity of left) surroundings.err(`iam-conformance: left on the target: ${entity}\n`);
  if (stop !== null)
    surroundings.err(`iam-conformance: ${stop.message}\n${stop.hint === undefined ? "" : `${stop.hint}\n`}`);
  if (interruption.happened()) return exitCodes.interrupted;
  return stop?.exitCode ?? exitCodeOf(report, verdicts, gathered.errors);
}

function planOf(command: RunCommand, { target }: ChosenTarget) {
  return planRun(catalogue, { ...command, claims: target.claims });
}

async function exercise(
  command: RunCommand,
  chosen: ChosenTarget,
  open: OpenRun,
  suites: Awaited<ReturnType<typeof loadSuites>>,
  progress: ReturnType<typeof createProgress>,
): Promise<Gathered> {
  const plan = planOf(command, chosen);
  const counts = areas.map((area) => ({
    area,
    total: plan.filter(({ requirement }) => requirement.area === area).length,
  }));
  progress({ kind: "started", total: plan.length, areas: counts.filter(({ total }) => total > 0) });
  const adapter = createVitestAdapter((verdict) => {
    const area = requirementById(verdict.requirement)?.area ?? "";
    progress({ kind: "verdict", verdict, area });
  });
  await suites.run(open.context, adapter.reporter);
  return adapter.gathered;
}

/** One verdict for each requirement of the plan, in its order: what was not reached is untestable, never missing. */
function allVerdicts(
  command: RunCommand,
  chosen: ChosenTarget,
  { verdicts }: Gathered,
  reason: string | null,
): Verdict[] {
  return planOf(command, chosen).map(({ requirement }) => {
    const verdict = verdicts.get(requirement.id);
    if (verdict !== undefined) return verdict;
    const base = { ...verdictBase(requirement), runs: 0, durationMs: 0 };
    return reason === null
      ? { ...base, outcome: "broken", reason: "the run ended without a verdict", brokenBy: "suite" }
      : { ...base, outcome: "untestable", reason };
  });
}

function supportOf({ support }: Preparation): RunReport["support"] {
  return support.kind === "unreachable" || support.kind === "refused-access" ? "unknown" : support.kind;
}

function writeReports(
  { report: requests }: RunCommand,
  report: RunReport,
  { out, outIsTerminal, columns, environment }: Surroundings,
): void {
  const colour = outIsTerminal && !environment["NO_COLOR"];
  const toOutput = requests.filter(({ file }) => file === undefined);
  if (toOutput.length === 0) out(renderText(report, requirementById, { width: columns, colour }));
  for (const { format, file } of requests) {
    const text = formats.get(format)?.render(report) ?? "";
    if (file === undefined) {
      out(text);
      continue;
    }
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    } catch (error) {
      throw new Problem(
        `the report ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}

function exitCodeOf(report: RunReport, verdicts: readonly Verdict[], errors: readonly string[]): ExitCode {
  if (errors.length > 0) return exitCodes.broken;
  switch (conclude(report).verdict) {
    case "conforms":
      return exitCodes.conforms;
    case "violates":
      return exitCodes.violates;
    case "not-tested":
      return exitCodes.untestable;
    case "interrupted":
      return exitCodes.interrupted;
    case "broken":
      return verdicts.every(({ brokenBy }) => brokenBy !== "suite") &&
        report.selfProof.rejected === report.selfProof.of
        ? exitCodes.untestable
        : exitCodes.broken;
  }
}
