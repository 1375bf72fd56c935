import { levelOf } from "../report/conclusion.ts";
import type { RunReport } from "../report/run-report.ts";
import { visibleLine } from "./visible.ts";

const supportWords = {
  implemented: "the operation is implemented",
  "not-implemented": "the operation is NOT implemented",
  "yes-man": "the target answers every request with success",
  unknown: "could not be found out",
} as const satisfies Record<RunReport["support"], string>;

const authenticationWords = {
  enforced: "signatures are checked",
  "not-enforced": "signatures are NOT checked",
  unknown: "could not be found out",
} as const satisfies Record<RunReport["authentication"], string>;

/** What a reader has to know of a run before its results, as names and values in the order to show. */
export function runHeader(report: RunReport): [name: string, value: string][] {
  const { suite, target, selfProof, shard, baseline, client } = report;
  const runs = suite.runs === undefined ? "" : `, ${suite.runs} runs per requirement`;
  const lines: [string, string][] = [
    ["target", `${target.name} at ${target.endpoint}`],
    ["suite", `${suite.name} ${suite.version}, ${report.surface}, level ${levelOf(report)}`],
    ...(client === undefined
      ? []
      : [
          ["client", `${client.driver} ${client.version}, ${client.language}, ${client.runtime}`] satisfies [
            string,
            string,
          ],
        ]),
    ["seed", `${report.seed}${runs}`],
    ["run", `${report.startedAt}, ${(report.durationMs / 1000).toFixed(1)} s, ${report.requests} requests`],
    ...(suite.edition === undefined
      ? []
      : [["asserted", `the edition ${suite.edition} of the documents`] satisfies [string, string]]),
    ...(shard === undefined ? [] : [["shard", `${shard.index} of ${shard.of}`] satisfies [string, string]]),
    ...(baseline === undefined ? [] : [["baseline", baseline.file] satisfies [string, string]]),
    ["self-proof", `${selfProof.rejected} of ${selfProof.of} dummy responders rejected`],
    ["support", supportWords[report.support]],
    ["authentication", authenticationWords[report.authentication]],
    ...Object.entries(report.edition).map(([point, choice]): [string, string] => [
      "edition",
      `${point}: ${choice}`,
    ]),
  ];
  return lines.map(([name, value]) => [name, visibleLine(value)]);
}
