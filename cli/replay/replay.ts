import { type EditionName, editionNames } from "../../contract/editions.ts";
import { FixtureError } from "../../engine/fixtures/fixture-error.ts";
import { underEdition } from "../../engine/run/plan.ts";
import { TransportError } from "../../engine/run/trial.ts";
import type { RequirementResult, RunReport } from "../../reporters/report/run-report.ts";
import { visibleExcerpt, visibleLine } from "../../reporters/words/visible.ts";
import { requirementById } from "../../suites/catalogue.ts";
import type { TargetChoice } from "../arguments/target-flags.ts";
import { defaultRuns } from "../arguments/values.ts";
import { exitCodes } from "../exit-codes.ts";
import { Problem } from "../problem.ts";
import { type ChosenTarget, findTarget } from "../run/choose-target.ts";
import { describeStop } from "../run/describe-stop.ts";
import { leftWords } from "../run/left-words.ts";
import { onInterrupt } from "../run/on-interrupt.ts";
import { journalFolder } from "../run/open-options.ts";
import { type OpenRun, openRun } from "../run/open-run.ts";
import { openTarget } from "../run/open-target.ts";
import { queryApi } from "../run/run-command.ts";
import { targetNamedByFile } from "../run/target-named-by-file.ts";
import { readReport } from "../show/read-reports.ts";
import type { Surroundings } from "../surroundings.ts";
import type { ReplayCommand } from "./replay-command.ts";

/** Sends the counterexamples of a report once more: FIXED, FAILED or ERROR for each; returns the exit code. */
export async function replay(command: ReplayCommand, surroundings: Surroundings): Promise<number> {
  const { report } = readReport(command.report, surroundings);
  if (report.surface !== queryApi)
    throw new Problem(
      `${command.report} comes from a run with --surface ${visibleExcerpt(report.surface)}, whose inputs never change; repeat that run instead`,
    );
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
  const edition = editionOf(command, report);
  const found = findTarget(targetOf(command, report, surroundings), command, surroundings);
  const target = edition === undefined ? found : { ...found, edition };
  const { chosen, close } = await openTarget(target, command, surroundings);
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
  const interruption = onInterrupt(
    () => surroundings.err("interrupted: removing fixtures; interrupt again to stop at once\n"),
    () =>
      surroundings.err("iam-conformance: stopped at once; to remove the fixtures: iam-conformance cleanup\n"),
  );
  try {
    return await replayUntil(interruption.signal, chosen, results, report, surroundings);
  } finally {
    interruption.end();
  }
}

async function replayUntil(
  signal: AbortSignal,
  chosen: ChosenTarget,
  results: readonly RequirementResult[],
  report: RunReport,
  surroundings: Surroundings,
): Promise<number> {
  const open = await openRun({
    ...chosen,
    exercise: {
      seed: report.seed,
      runs: report.suite.runs ?? defaultRuns,
      concurrency: 2,
      ...(chosen.target.edition === undefined ? {} : { edition: chosen.target.edition }),
    },
    journalFolder,
    keeper: surroundings,
    signal,
  });
  try {
    if (signal.aborted) return exitCodes.interrupted;
    const stop = describeStop(chosen.target, open.endpoint, open.preparation);
    if (stop !== null && !stop.goesOn) throw new Problem(surroundings.clean(stop.message), stop.exitCode);
    return await replayAll(results, chosen, open, surroundings, signal);
  } finally {
    for (const line of leftWords(await open.close()))
      surroundings.err(`iam-conformance: ${visibleLine(surroundings.clean(line))}
`);
  }
}

async function replayAll(
  results: readonly RequirementResult[],
  { target }: ChosenTarget,
  run: OpenRun,
  { out, clean }: Surroundings,
  signal: AbortSignal,
): Promise<number> {
  let failed = 0;
  let errors = 0;
  for (const { requirement: id, counterexample } of results) {
    if (signal.aborted) return exitCodes.interrupted;
    const known = requirementById(id);
    if (known === undefined || counterexample === undefined) {
      errors++;
      out(`ERROR   ${visibleLine(id)}: this version of the suite has no such requirement\n`);
      continue;
    }
    const { seed, path } = counterexample.replay;
    try {
      const { runs, minimal } = isPath.test(path)
        ? await run.replay(underEdition(known, target.edition), seed, path)
        : { runs: 0, minimal: null };
      if (runs === 0) {
        errors++;
        out(`ERROR   ${id}: this version of the suite generates no such input from the seed and path\n`);
      } else if (minimal === null) out(`FIXED   ${id}\n`);
      else {
        failed++;
        const { expected, observed } = minimal.trial.failure;
        out(
          `FAILED  ${id}: expected ${visibleLine(expected)}, observed ${visibleExcerpt(clean(observed))}\n`,
        );
      }
    } catch (error) {
      if (!(error instanceof FixtureError || error instanceof TransportError)) throw error;
      errors++;
      out(`ERROR   ${id}: ${visibleExcerpt(clean(error.message))}\n`);
    }
  }
  if (failed > 0) return exitCodes.violates;
  return errors > 0 ? exitCodes.untestable : exitCodes.conforms;
}

/** The edition that the run asserted; absent: as the target's entry says. Throws Problem where there is no such one. */
function editionOf({ report: file }: ReplayCommand, { suite }: RunReport): EditionName | undefined {
  if (suite.edition === undefined) return undefined;
  const name = editionNames.find((known) => known === suite.edition);
  if (name !== undefined) return name;
  throw new Problem(
    `${file} was made with the edition ${visibleExcerpt(suite.edition)}, which this version of the suite does not know; it knows ${editionNames.join(", ")}`,
  );
}

/** A run and the candidates taken in shrinking; a number beyond all runs would be counted up to for hours. */
const isPath = /^\d{1,7}(?::\d{1,7})*$/;

/** Throws Problem where the report names an endpoint to which nothing may be sent on its word alone. */
function targetOf(command: ReplayCommand, { target }: RunReport, surroundings: Surroundings): TargetChoice {
  if (command.target !== undefined) return command.target;
  const named = targetNamedByFile(target, command, surroundings);
  if (named.ok) return named.choice;
  throw new Problem(`${visibleLine(command.report)}: ${named.problem}`);
}
