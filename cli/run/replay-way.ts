import type { ReplayWay } from "../../reporters/words/replay-words.ts";
import { isLoopback } from "../../targets/loopback.ts";
import type { RunCommand } from "./run-command.ts";

/** How the counterexamples of a run are sent again; undefined where it writes no JSON report. */
export function replayWayOf(command: RunCommand): ReplayWay | undefined {
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
