import { levelOf } from "../report/conclusion.ts";
import type { ClientIdentity, RunReport, Selection } from "../report/run-report.ts";
import { counted, partsOf } from "./counts.ts";
import { visibleLine } from "./visible.ts";

const supportWords = {
  implemented: "the operation is implemented",
  "not-implemented": "the operation is NOT implemented",
  "yes-man": "the target answers every request with success",
  unknown: "unknown",
} as const satisfies Record<RunReport["support"], string>;

const authenticationWords = {
  enforced: "signatures are checked",
  "not-enforced": "signatures are NOT checked",
  unknown: "unknown",
} as const satisfies Record<RunReport["authentication"], string>;

/** What a reader has to know of a run before its results, by name and in the order to show. */
export function runFacts(report: RunReport): [name: string, value: string][] {
  const {
    suite,
    target,
    selection,
    selfProof,
    shard,
    baseline,
    client,
    startedAt,
    durationMs,
    requests,
    transport,
  } = report;
  const facts: readonly (readonly [name: string, value: string | false | undefined])[] = [
    ["target", `${[target.name, target.version ?? []].flat().join(" ")} at ${target.endpoint}`],
    [
      "suite",
      `${suite.name} ${suite.version}${suite.node === undefined ? "" : ` on Node ${suite.node}`}, ${report.surface}, level ${levelOf(report)}`,
    ],
    ["selection", selection && `${selection.operation}, ${selectionWords(selection)}`],
    ["client", client && `${client.driver} ${clientWords(client)}`],
    ["seed", `${report.seed}${suite.runs === undefined ? "" : `, ${suite.runs} runs per requirement`}`],
    ["run", `${startedAt}, ${(durationMs / 1000).toFixed(1)} s, ${counted(requests, "request")}`],
    ["transport", transport && transportWords(transport)],
    ["asserted", suite.edition && `the edition ${suite.edition} of the documents`],
    ["shard", shard && `${shard.index} of ${shard.of}`],
    ["baseline", baseline?.file],
    ["self-proof", `${selfProof.rejected} of ${selfProof.of} dummy responders rejected`],
    ["support", supportWords[report.support]],
    ["authentication", authenticationWords[report.authentication]],
    ...fixtureFacts(report),
    ...Object.entries(report.edition).map(([point, choice]) => ["edition", `${point}: ${choice}`] as const),
  ];
  return facts.flatMap(([name, value]) => (value ? [[name, visibleLine(value)]] : []));
}

function selectionWords({ only }: Selection): string {
  return only === undefined ? "all requirements" : `only ${only.join(", ")}`;
}

/** What befell the line to the target, in a few words; empty where nothing did. */
function transportWords({ retried, restarted, unasked = 0 }: NonNullable<RunReport["transport"]>): string {
  const parts = partsOf({ retried, "times started anew": restarted });
  if (unasked === 0) return parts;
  const fault = `bytes that nobody asked for on ${counted(unasked, "connection")} (RFC 9112, section 9.2), so each request got its own`;
  return parts === "" ? fault : `${parts}; ${fault}`;
}

function fixtureFacts({ fixtures = {}, consistency }: RunReport): (readonly [string, string | undefined])[] {
  const { made, problem, avoided = [], serviceName } = fixtures;
  const howMany = made === "none" ? "none could be made" : "fewer than requests at once could be made";
  return [
    ["fixtures", made && `${howMany}: ${problem}`],
    ...avoided.map(
      ({ part, answered }) =>
        ["fixtures", `made without ${part}, with which they were answered ${answered}`] as const,
    ),
    ["fixtures", serviceName && `credentials are of the service ${serviceName}`],
    [
      "consistency",
      consistency &&
        `a listing showed a write only after ${consistency.lagMs} ms, as on AWS, which is eventually consistent; reads were given ${consistency.allowedMs} ms, as --consistency ${consistency.allowedMs} or "consistencyMs": ${consistency.allowedMs} in its entry does from the start`,
    ],
  ];
}

/** The version of a client and what it runs on: `1.44.5 (python, 3.13.5)`. */
export function clientWords({ version, language, runtime }: Omit<ClientIdentity, "driver">): string {
  return `${version} (${language}, ${runtime})`;
}
