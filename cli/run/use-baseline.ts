import { dirname, isAbsolute, join, relative } from "node:path";
import { holdAgainstBaseline } from "../../engine/judge/hold-against-baseline.ts";
import { updateBaseline } from "../../engine/judge/update-baseline.ts";
import type { Verdict } from "../../engine/judge/verdict.ts";
import { createRedactor } from "../../reporters/report/redact.ts";
import type { Foreseen, ReportedBaseline } from "../../reporters/report/run-report.ts";
import { catalogue } from "../../suites/catalogue.ts";
import { type Baseline, writeBaseline } from "../../targets/baselines/baseline.ts";
import { loadBaseline } from "../../targets/baselines/load-baseline.ts";
import { formatFileProblem } from "../../targets/read-json-file.ts";
import type { Target } from "../../targets/target.ts";
import { packageRoot } from "../package-root.ts";
import { messageOf, Problem, writeText } from "../problem.ts";
import type { Surroundings } from "../surroundings.ts";
import { shippedTargets } from "./choose-target.ts";
import type { RunCommand } from "./run-command.ts";

/** What the baseline makes of a run's verdicts. */
interface HeldAgainstBaseline {
  readonly foreseen: ReadonlyMap<string, Foreseen>;
  /** Absent: the run has no baseline. */
  readonly baseline?: ReportedBaseline;
}

/** The baseline of one run. */
export interface BaselineOfRun {
  /** Holds the verdicts against it; with `--update-baseline` it is written first, where the run came to its end. */
  hold(verdicts: readonly Verdict[], cameToItsEnd: boolean): HeldAgainstBaseline;
}

/** Reads the baseline of a run before anything is sent. Throws Problem where it is missing or mistyped. */
export function openBaseline(
  command: RunCommand,
  target: Target,
  surroundings: Surroundings,
): BaselineOfRun | null {
  const file = fileOf(command, target);
  if (file === null) {
    if (!command.updateBaseline) return null;
    throw new Problem(
      `--update-baseline needs a file to write: --baseline FILE, or "baseline" in the entry of ${target.name} in targets.json`,
    );
  }
  const { baseline, schema } = read(file, command, surroundings);
  return {
    hold(verdicts, cameToItsEnd) {
      const today = new Date().toISOString().slice(0, 10);
      let current = baseline;
      if (command.updateBaseline && cameToItsEnd) {
        current = update(baseline, schema, verdicts, command.level, today, surroundings);
        surroundings.err(`note: wrote ${file}, ${current.deviations.length} known deviations\n`);
      } else if (command.updateBaseline) {
        surroundings.err(`note: ${file} was not changed, because the run did not finish\n`);
      }
      const { foreseen, problems, ending } = holdAgainstBaseline(current, verdicts, today);
      return { foreseen, baseline: { file, problems, ...(ending.length > 0 && { ending }) } };
    },
  };
}

/** A file that a target's entry names is found from the folder of the file of targets. */
function fileOf({ baseline, targets }: RunCommand, target: Target): string | null {
  if (baseline !== undefined) return baseline;
  if (target.baseline === undefined) return null;
  if (isAbsolute(target.baseline)) return target.baseline;
  return relative("", join(dirname(targets ?? shippedTargets), target.baseline)) || target.baseline;
}

function read(
  file: string,
  { updateBaseline: isUpdate }: RunCommand,
  { readFile }: Surroundings,
): { baseline: Baseline; schema?: string } {
  try {
    return parse(readFile(file), file);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isMissing && isUpdate) return { baseline: { file, deviations: [] } };
    throw new Problem(
      `the baseline ${file} cannot be read: ${messageOf(error)}\nto write one: --update-baseline`,
    );
  }
}

function parse(text: string, file: string): { baseline: Baseline; schema?: string } {
  const result = loadBaseline(text, file, catalogue);
  if (!result.ok) throw new Problem(result.problems.map(formatFileProblem).join("\n"));
  return result;
}

function update(
  { file, deviations }: Baseline,
  schema: string | undefined,
  verdicts: readonly Verdict[],
  level: RunCommand["level"],
  today: string,
  surroundings: Surroundings,
): Baseline {
  const updated = updateBaseline(deviations, verdicts, level, today);
  const text = createRedactor(
    undefined,
    surroundings.clean,
  )(writeBaseline(updated, schema ?? schemaBeside(file)));
  writeText("the baseline", file, text, surroundings);
  return parse(text, file).baseline;
}

/** The address of the schema for a new file inside a checkout; elsewhere the file names none. */
function schemaBeside(file: string): string | undefined {
  const schema = relative(dirname(file), join(packageRoot, "targets", "baseline.schema.json"));
  return schema.startsWith("../targets/") || schema.startsWith("targets/") ? schema : undefined;
}
