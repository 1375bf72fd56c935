import { verdictBase } from "../../engine/judge/decide-verdict.ts";
import type { Verdict } from "../../engine/judge/verdict.ts";
import { cutAfter, cutCauseOf, cutReasons } from "../../engine/run/cut.ts";
import type { Preparation } from "../../engine/run/prepare-run.ts";
import suitePackage from "../../package.json" with { type: "json" };
import { createProgress } from "../../reporters/progress/progress.ts";
import type { Progress } from "../../reporters/progress/progress-event.ts";
import { conclude } from "../../reporters/report/conclusion.ts";
import { editionFollowed } from "../../reporters/report/edition-followed.ts";
import { createRedactor, type Redactor, sentenceRedactor } from "../../reporters/report/redact.ts";
import { reportConsistency, reportFixtures } from "../../reporters/report/reported-fixtures.ts";
import { buildRunReport, type RunReport } from "../../reporters/report/run-report.ts";
import { visibleText } from "../../reporters/words/visible.ts";
import { areas } from "../../suites/requirement.ts";
import { isRealAws } from "../../targets/real-aws.ts";
import type { Target } from "../../targets/target.ts";
import { noteLeftJournals } from "../cleanup/left-journals.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { messageOf, Problem } from "../problem.ts";
import { hasColour, type Surroundings } from "../surroundings.ts";
import { expectWritableReports, printReports, writeReportFiles } from "../write-texts.ts";
import { type ChosenTarget, findTarget } from "./choose-target.ts";
import { describeStop } from "./describe-stop.ts";
import { leftWords } from "./left-words.ts";
import { onInterrupt } from "./on-interrupt.ts";
import { journalFolder, openOptions } from "./open-options.ts";
import { type OpenRun, openRun, usualCleanupMs } from "./open-run.ts";
import { openTarget } from "./open-target.ts";
import { selectionOf } from "./plan-for.ts";
import { queryApiSurface } from "./query-api-surface.ts";
import { queryApi, type RunCommand } from "./run-command.ts";
import { runReporting } from "./run-reporting.ts";
import type { Exercised, Findings, RunSurface, SurfacePlan } from "./run-surface.ts";
import { createTimeLeft, lengthOf, lengthWords, type RunLength } from "./time-left.ts";
import { openBaseline } from "./use-baseline.ts";

/** Runs the suite against a target and reports; returns the exit code. */
export async function run(command: RunCommand, surroundings: Surroundings): Promise<number> {
  const target = findTarget(command.target, command, surroundings);
  if (command.dryRun === true && command.surface === queryApi) {
    const { dryRun } = await import("./dry-run.ts");
    return dryRun(command, target, surroundings);
  }
  refuseForeignRecord(command, target);
  expectWritableReports(
    [
      ...command.report,
      ...(command.record === undefined ? [] : [{ format: "record", file: command.record }]),
    ],
    surroundings,
  );
  noteLeftJournals(surroundings);
  const surface = await surfaceOf(command, target, surroundings);
  try {
    const { chosen, close } = await openTarget(target, command, surroundings);
    try {
      return await runOn(command, surface, chosen, surroundings);
    } finally {
      await close();
    }
  } finally {
    await surface.close();
  }
}

/** Only answers of AWS itself are evidence. */
function refuseForeignRecord({ record, surface }: RunCommand, { name, endpoint }: Target): void {
  if (record === undefined || surface !== queryApi || isRealAws(endpoint)) return;
  throw new Problem(
    `--record keeps answers of AWS as evidence, and the endpoint of ${name} is ${endpoint}, which is not of AWS; leave out --record, or use --report json=FILE`,
  );
}

/** What drives clients is loaded only where one stands between the suite and the target. */
async function surfaceOf(
  command: RunCommand,
  target: Target,
  surroundings: Surroundings,
): Promise<RunSurface> {
  if (command.surface === queryApi) return queryApiSurface(command);
  const { driverSurface } = await import("./driver-surface.ts");
  return driverSurface(command, target, surroundings);
}

async function runOn(
  command: RunCommand,
  surface: RunSurface,
  chosen: ChosenTarget,
  surroundings: Surroundings,
): Promise<number> {
  const startedAt = new Date();
  const plan = surface.planFor(chosen.target);
  const { requirements } = plan;
  if (requirements.length === 0)
    throw new Problem(
      `the plan is empty: ${command.shard === undefined ? `--only matches no requirement of --surface ${command.surface}` : "this shard has no requirement; use fewer shards"}`,
    );
  const { client } = surface;
  // What a baseline foresees is of the Query API.
  const baseline = client === null ? openBaseline(command, chosen.target, surroundings) : null;
  const reporting = runReporting(command, surroundings);

  const progress = progressOf(command, surroundings);
  progress({ kind: "phase", text: `probing ${chosen.target.name}` });
  const options = openOptions(surface.opening, chosen);
  const { seed, runs, edition } = options.exercise;
  if (runs < command.runs)
    surroundings.err(
      `note: ${runs} runs per requirement instead of ${command.runs}, to stay within about ${chosen.target.requestBudget} requests\n`,
    );
  const interruption = onInterrupt(
    () =>
      progress({ kind: "phase", text: "interrupted: removing fixtures; interrupt again to stop at once" }),
    () => surroundings.err(endedAtOnce),
  );
  const { maxTime, cleanupTime = usualCleanupMs / 1000 } = command;
  const signals = [
    interruption.signal,
    ...(maxTime === undefined ? [] : [cutAfter(exercisingMs(maxTime, cleanupTime))]),
  ];
  const signal = AbortSignal.any(signals);
  const end = (): void => {
    progress({ kind: "finished" });
    interruption.end();
  };
  const open = await openRun({ ...options, keeper: surroundings, signal }).catch((error: unknown) => {
    end();
    throw error;
  });
  const isPrepared = !signal.aborted;
  const stop = isPrepared ? describeStop(chosen.target, open.endpoint, open.preparation) : null;
  // A client needs a user of its own for everything.
  const isStopped = stop !== null && (!stop.goesOn || client !== null);
  const length = !isStopped && !signal.aborted ? lengthOf(plan, open, chosen.target) : null;
  const told = length && lengthWords(length, maxTime && maxTime * 1000);
  if (told !== null) progress({ kind: "note", text: `note: ${told}` });
  const problems: string[] = [];
  const errors: string[] = [];
  let left: string[] = [];

  async function judged(): Promise<{ verdicts: Verdict[]; report: RunReport }> {
    let findings: Findings = { verdicts: new Map(), clientRequests: 0 };
    try {
      if (!isStopped && !signal.aborted) findings = await exercise(plan, open, progress, signal, length);
    } catch (error) {
      errors.push(messageOf(error));
    }
    const cut = cutCauseOf(signal);
    const verdicts = allVerdicts(
      requirements,
      findings,
      (isStopped ? stop?.message : undefined) ?? (cut && cutReasons[cut]),
    );
    const held = orProblem(() => baseline?.hold(verdicts, stop === null && cut === undefined), problems);
    const report = buildRunReport(
      {
        suite: { name: suitePackage.name, version: suitePackage.version, node: process.versions.node },
        target: { name: chosen.target.name, endpoint: open.endpoint, version: await open.version },
        selection: selectionOf(command),
        surface: command.surface,
        ...(client === null ? {} : { client }),
        seed,
        startedAt: startedAt.toISOString(),
        durationMs: Date.now() - startedAt.getTime(),
        requests: open.requests() + findings.clientRequests,
        transport: open.transport(),
        selfProof: open.preparation.selfProof,
        support: supportOf(open.preparation),
        authentication: open.preparation.authentication,
        edition: editionFollowed(verdicts),
        level: command.level === "SHOULD" ? "should" : "must",
        strictFlaky: command.strictFlaky ?? false,
        ...(client === null ? { runs } : {}),
        ...fixtureFactsOf(open, isPrepared, chosen.target, surroundings.clean),
        ...(client !== null || edition === undefined ? {} : { asserted: edition }),
        ...(cut === "interruption" ? { interrupted: true } : {}),
        ...(cut === "time" ? { cutShort: true } : {}),
        ...(command.shard === undefined ? {} : { shard: command.shard }),
        ...(held?.baseline === undefined ? {} : { baseline: held.baseline }),
      },
      verdicts,
      held?.foreseen,
      surroundings.clean,
    );
    return { verdicts, report };
  }

  let result: { verdicts: Verdict[]; report: RunReport };
  try {
    result = await judged();
    // Before anything is removed: whatever becomes of that, the results are kept.
    problems.push(...writeReportFiles(command.report, result.report, reporting, surroundings));
    if (!isStopped && !signal.aborted) progress({ kind: "phase", text: "removing fixtures" });
  } finally {
    left = await open.close(cleanupMsOf(maxTime, cleanupTime, startedAt));
    end();
  }
  const { verdicts, report } = result;
  printReports(command.report, report, reporting, surroundings);
  for (const problem of [...errors, ...leftWords(left), ...problems])
    surroundings.err(`iam-conformance: ${visibleText(surroundings.clean(problem))}
`);
  if (stop !== null)
    surroundings.err(
      `iam-conformance: ${visibleText(surroundings.clean(stop.message))}\n${stop.hint === undefined ? "" : `${stop.hint}\n`}`,
    );
  if (report.interrupted === true) return exitCodes.interrupted;
  const exitCode = isStopped ? stop.exitCode : exitCodeOf(report, verdicts, errors);
  return exitCode === exitCodes.conforms && problems.length > 0 ? exitCodes.usage : exitCode;
}

/** Of the seconds of `--max-time`, the milliseconds until the clean-up begins: a quarter at most is kept for it. */
function exercisingMs(maxTime: number, cleanupTime: number): number {
  return Math.max(maxTime * 750, (maxTime - cleanupTime) * 1000);
}

/** The milliseconds that the clean-up of a run that began then may take. */
function cleanupMsOf(maxTime: number | undefined, cleanupTime: number, startedAt: Date): number {
  const mostMs = cleanupTime * 1000;
  if (maxTime === undefined) return mostMs;
  const leftMs = startedAt.getTime() + maxTime * 1000 - Date.now();
  return Math.min(mostMs, Math.max(leftMs, leastCleanupMs));
}

const leastCleanupMs = 1000;

/** Where a run is ended by a second signal: what a journal lists then is no secret to the user. */
const endedAtOnce = `\niam-conformance: stopped at once; to remove what the run created on the target (listed in ${journalFolder}): iam-conformance cleanup\n`;

/** What `action` gives; what it cannot do is added to the problems, so that the results of a run are not lost with it. */
function orProblem<T>(action: () => T, problems: string[]): T | undefined {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error.message);
    return undefined;
  }
}

function progressOf({ report }: RunCommand, surroundings: Surroundings): Progress {
  const { errIsTerminal, outIsTerminal, rows, columns, environment } = surroundings;
  // The picture is rewritten in place, which takes a terminal that can, and that shows all of it.
  const fits = rows === 0 || rows > areas.length + 2;
  const showsText = report.every(({ format, file }) => file !== undefined || format === "text");
  return createProgress({
    write: surroundings.err,
    isTTY: errIsTerminal && environment["TERM"] !== "dumb" && fits,
    colour: hasColour(errIsTerminal, surroundings),
    isRepeated: outIsTerminal && showsText,
    clean: surroundings.clean,
    columns,
    now: () => performance.now(),
  });
}

async function exercise(
  { requirements, exercise }: SurfacePlan,
  open: OpenRun,
  progress: Progress,
  signal: AbortSignal,
  length: RunLength | null,
): Promise<Findings> {
  const areaOf = new Map(requirements.map(({ id, area }) => [id, area]));
  const areas = [...new Set(areaOf.values())].map((area) => ({
    area,
    total: requirements.filter((requirement) => requirement.area === area).length,
  }));
  progress({ kind: "started", total: requirements.length, areas });
  const leftMs =
    length === null ? () => null : createTimeLeft(length, open.requests, () => performance.now());
  const ticking = setInterval(() => progress({ kind: "tick", leftMs: leftMs() }), 100);
  try {
    return await exercise(open, {
      onVerdict: (verdict) =>
        progress({ kind: "verdict", verdict, area: areaOf.get(verdict.requirement) ?? "" }),
      signal,
    });
  } finally {
    clearInterval(ticking);
  }
}

/** One verdict for each requirement of the plan, in its order: what was not reached is untestable, never missing. */
function allVerdicts(
  requirements: readonly Exercised[],
  { verdicts }: Findings,
  reason: string | undefined,
): Verdict[] {
  return requirements.map((requirement) => {
    const verdict = verdicts.get(requirement.id);
    if (verdict !== undefined) return verdict;
    const base = verdictBase(requirement);
    return reason === undefined
      ? { ...base, outcome: "broken", reason: "the run ended without a verdict", brokenBy: "suite" }
      : { ...base, outcome: "untestable", reason };
  });
}

function supportOf({ support: { kind } }: Preparation): RunReport["support"] {
  return kind === "unreachable" || kind === "refused-access" || kind === "foreign" ? "unknown" : kind;
}

function fixtureFactsOf(
  { preparation: { lanes, fixtureProblem }, connection: { learned } }: OpenRun,
  isPrepared: boolean,
  { consistencyMs }: Target,
  clean: Redactor,
): Pick<RunReport, "fixtures" | "consistency"> {
  // Where the run was cut short before a call was answered, the target refused nothing.
  const problem = isPrepared || fixtureProblem?.refusal ? fixtureProblem : null;
  const fixtures = reportFixtures(
    learned,
    problem,
    lanes.length,
    sentenceRedactor(createRedactor(undefined, clean)),
  );
  const consistency = reportConsistency(learned, consistencyMs);
  return { ...(fixtures && { fixtures }), ...(consistency && { consistency }) };
}

function exitCodeOf(report: RunReport, verdicts: readonly Verdict[], errors: readonly string[]): ExitCode {
  if (errors.length > 0) return exitCodes.broken;
  switch (conclude(report).verdict) {
    case "conforms":
      return exitCodes.conforms;
    case "violates":
      return exitCodes.violates;
    case "not-tested":
    case "cut-short":
      return exitCodes.untestable;
    case "interrupted":
      return exitCodes.interrupted;
    case "broken":
      return verdicts.every((verdict) => verdict.outcome !== "broken" || verdict.brokenBy !== "suite") &&
        report.selfProof.rejected === report.selfProof.of
        ? exitCodes.untestable
        : exitCodes.broken;
  }
}
