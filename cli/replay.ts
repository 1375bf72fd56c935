import { FixtureError } from "../engine/fixture-error.ts";
import { underEdition } from "../engine/plan.ts";
import { TransportError } from "../engine/trial.ts";
import { reportProblem } from "../reporters/report-problem.ts";
import type { RequirementResult, RunReport } from "../reporters/run-report.ts";
import { visibleLine } from "../reporters/visible.ts";
import { requirementById } from "../spec/catalogue.ts";
import { openRun } from "../suites/open-run.ts";
import { type OpenSession, openSession } from "../suites/open-session.ts";
import type { ChosenTarget } from "./choose-target.ts";
import { describeStop } from "./describe-stop.ts";
import { exitCodes } from "./exit-codes.ts";
import { journalFolder } from "./open-options.ts";
import { openTarget } from "./open-target.ts";
import { type Command, defaultRuns, type TargetChoice } from "./options.ts";
import { Problem } from "./problem.ts";
import type { Surroundings } from "./surroundings.ts";

type ReplayCommand = Extract<Command, { name: "replay" }>;

/** Sends the counterexamples of a report once more: FIXED, FAILED or ERROR for each; returns the exit code. */
export async function replay(command: ReplayCommand, surroundings: Surroundings): Promise<number> {
  const report = readReport(command, surroundings);
  const results = report.results.filter(
    ({ counterexample, requirement }) =>
      counterexample !== undefined &&
      (command.requirement === undefined || requirement === command.requirement),
  );
  if (results.length === 0) {
    throw new Problem(
      `${command.report} holds no counterexample${command.requirement === undefined ? "" : ` of ${command.requirement}`}`,
    );
  }
  const { chosen, close } = await openTarget(targetOf(command, report), command, surroundings);
  try {
    return await replayOn(chosen, results, report, surroundings);
  } finally {
    await close();
  }
}

async function replayOn(
  chosen: ChosenTarget,
  results: readonly RequirementResult[],
  report: RunReport,
  surroundings: Surroundings,
): Promise<number> {
  const open = await openRun({
    ...chosen,
    seed: report.seed,
    runs: report.suite.runs ?? defaultRuns,
    level: "MUST",
    only: [],
    concurrency: 2,
    journalFolder,
  });
  try {
    const stop = describeStop(chosen.target, open.context.endpoint, open.preparation);
    if (stop !== null) throw new Problem(stop.message, stop.exitCode);
    const session = openSession(open.context, "r");
    try {
      return await replayAll(results, chosen, session, surroundings);
    } finally {
      await session.close();
    }
  } finally {
    for (const entity of await open.close())
      surroundings.err(`iam-conformance: left on the target: ${entity}\n`);
  }
}

async function replayAll(
  results: readonly RequirementResult[],
  { target }: ChosenTarget,
  session: OpenSession,
  { out }: Surroundings,
): Promise<number> {
  let failed = 0;
  let errors = 0;
  for (const { requirement: id, counterexample } of results) {
    const known = requirementById(id);
    if (known === undefined || counterexample === undefined) {
      errors++;
      out(`ERROR   ${visibleLine(id)}: this version of the suite has no such requirement\n`);
      continue;
    }
    const { seed, path } = counterexample.replay;
    try {
      const { minimal } = await session.replay(underEdition(known, target.edition), seed, path);
      if (minimal === null) out(`FIXED   ${id}\n`);
      else {
        failed++;
        const { expected, observed } = minimal.trial.failure;
        out(`FAILED  ${id}: expected ${visibleLine(expected)}, observed ${visibleLine(observed)}\n`);
      }
    } catch (error) {
      if (!(error instanceof FixtureError || error instanceof TransportError)) throw error;
      errors++;
      out(`ERROR   ${id}: ${visibleLine(error.message)}\n`);
    }
  }
  if (failed > 0) return exitCodes.violates;
  return errors > 0 ? exitCodes.untestable : exitCodes.conforms;
}

function readReport({ report: file }: ReplayCommand, { readFile }: Surroundings): RunReport {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFile(file));
  } catch (error) {
    throw new Problem(
      `the report ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const problem = reportProblem(parsed);
  if (problem !== null)
    throw new Problem(
      `${file} is no report of a run: ${problem}\nmake one with: iam-conformance run TARGET --report json=FILE`,
    );
  return parsed as RunReport;
}

function targetOf({ endpoint, targets }: ReplayCommand, report: RunReport): TargetChoice {
  if (endpoint !== undefined) return { by: "endpoint", url: endpoint };
  // A run by --endpoint is named after its host, which no entry is.
  const isFromFile = targets !== undefined || !report.target.name.includes(":");
  return isFromFile
    ? { by: "name", name: report.target.name }
    : { by: "endpoint", url: report.target.endpoint };
}
