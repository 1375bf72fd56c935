import { withRecordings, withSurface } from "../../reporters/report/requirement-lookup.ts";
import type { ReplayWay } from "../../reporters/words/replay-words.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { isLoopback } from "../../targets/loopback.ts";
import { readRecordings } from "../read-recordings.ts";
import type { Surroundings } from "../surroundings.ts";
import type { RunReporting } from "../write-texts.ts";
import type { RunCommand } from "./run-command.ts";

/** How the reports of a run are written. Throws Problem where the recordings that they tell cannot be read. */
export function runReporting(command: RunCommand, surroundings: Surroundings): RunReporting {
  return {
    lookup: withSurface(withRecordings(requirementById, readRecordings(surroundings))),
    replay: replayWayOf(command),
    verbose: command.verbose ?? false,
  };
}

/** How the counterexamples of a run are sent again; undefined where it writes no JSON report. */
function replayWayOf(command: RunCommand): ReplayWay | undefined {
  const file = command.report.find(
    (request) => request.format === "json" && request.file !== undefined,
  )?.file;
  return file === undefined ? undefined : { file, flags: flagsOf(command) };
}

/** The flags that lead `replay` to the target of the run, where the report alone does not. */
function flagsOf({ target, targets, trustTargets, ca, start, live, consistency }: RunCommand): string[] {
  return [
    ...(target.by === "endpoint" && !isLoopback(target.url) ? ["--endpoint", target.url] : []),
    ...(targets === undefined ? [] : ["--targets", targets]),
    ...(trustTargets === true ? ["--trust-targets"] : []),
    ...(ca === undefined ? [] : ["--ca", ca]),
    ...(start === undefined ? [] : [start ? "--start" : "--no-start"]),
    ...(live ? ["--live"] : []),
    ...(consistency === undefined ? [] : ["--consistency", String(consistency)]),
  ];
}
