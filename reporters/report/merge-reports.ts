import type { TransportCounts } from "../../engine/run/steady-send.ts";
import { levelOf } from "./conclusion.ts";
import { countOutcomes } from "./outcome-counts.ts";
import type { RequirementResult, RunReport, Selection } from "./run-report.ts";

/** A report with the name of its file, for people. */
export interface NamedReport {
  readonly file: string;
  readonly report: RunReport;
}

/** The report of the whole run, or why these reports are not the shards of one. */
export type MergeResult =
  | { readonly ok: true; readonly report: RunReport }
  | { readonly ok: false; readonly problem: string };

/** What the shards of one run have in common. */
const shared: readonly (readonly [what: string, of: (report: RunReport) => string])[] = [
  ["targets", ({ target }) => target.name],
  ["surfaces", ({ surface }) => surface],
  ["seeds", ({ seed }) => String(seed)],
  ["versions of the suite", ({ suite }) => `${suite.name} ${suite.version}`],
  ["levels", levelOf],
  ["numbers of runs", ({ suite }) => String(suite.runs ?? "unknown")],
  ["editions", ({ suite }) => suite.edition ?? "none"],
  ["selections", ({ selection }) => JSON.stringify([selection?.operation, selection?.only])],
  ["versions of the target", ({ target }) => target.version ?? "unknown"],
  ["numbers of shards", ({ shard }) => (shard === undefined ? "no shards" : String(shard.of))],
  ["findings on support", ({ support }) => support],
  ["findings on signatures", ({ authentication }) => authentication],
];

/**
 * Puts the shards of one run together to the report of the unsharded run: the results in the order of the plan.
 * A single report that is no shard is given back as it is. Pure.
 */
export function mergeReports(reports: readonly NamedReport[]): MergeResult {
  const [first, ...others] = reports;
  if (first === undefined) return refusal("there is no report to merge");
  if (others.length === 0 && first.report.shard === undefined) return { ok: true, report: first.report };
  for (const [what, of] of shared) {
    const other = others.find(({ report }) => of(report) !== of(first.report));
    if (other === undefined) continue;
    return refusal(
      `reports of different ${what} cannot be merged: ${first.file} has ${of(first.report)}, ${other.file} has ${of(other.report)}`,
    );
  }
  const of = first.report.shard?.of;
  if (of === undefined) {
    return refusal(
      `${reports.map(({ file }) => file).join(" and ")} are whole runs and no shards of one; to hold them side by side: iam-conformance compare`,
    );
  }
  const shards: NamedReport[] = [];
  for (let index = 1; index <= of; index += 1) {
    const [found, twice] = reports.filter(({ report }) => report.shard?.index === index);
    if (found === undefined) return refusal(`shard ${index}/${of} is missing`);
    if (twice !== undefined)
      return refusal(`shard ${index}/${of} is there twice: ${found.file} and ${twice.file}`);
    shards.push(found);
  }
  const merged = mergeShards(
    first.report,
    shards.map(({ report }) => report),
  );
  const seen = new Set<string>();
  const twice = merged.results.find(({ requirement }) => seen.size === seen.add(requirement).size);
  if (twice !== undefined) return refusal(`${twice.requirement} is in more than one of the shards`);
  return { ok: true, report: merged };
}

function refusal(problem: string): MergeResult {
  return { ok: false, problem };
}

function mergeShards(
  { shard: _, summary: __, results: ___, ...first }: RunReport,
  shards: readonly RunReport[],
): RunReport {
  const results = interleave(shards.map((report) => report.results));
  const startedAt = shards.map((report) => report.startedAt).sort()[0] ?? first.startedAt;
  const ends = shards.map((report) => Date.parse(report.startedAt) + report.durationMs);
  const problems = shards.flatMap(({ baseline }) => baseline?.problems ?? []);
  const ending = shards.flatMap(({ baseline }) => baseline?.ending ?? []);
  return {
    ...first,
    ...(first.selection && { selection: unsharded(first.selection) }),
    startedAt,
    durationMs: Math.max(0, Math.round(Math.max(...ends) - Date.parse(startedAt))),
    requests: shards.reduce((sum, { requests }) => sum + requests, 0),
    ...(first.transport === undefined ? {} : { transport: sumCounts(shards) }),
    selfProof: {
      rejected: Math.min(...shards.map(({ selfProof }) => selfProof.rejected)),
      of: first.selfProof.of,
    },
    ...fixturesOf(shards),
    edition: Object.fromEntries(shards.flatMap(({ edition }) => Object.entries(edition))),
    ...(shards.some(({ interrupted }) => interrupted === true) ? { interrupted: true } : {}),
    ...(shards.some(({ cutShort }) => cutShort === true) ? { cutShort: true } : {}),
    ...(first.baseline === undefined
      ? {}
      : { baseline: { file: first.baseline.file, problems, ...(ending.length > 0 && { ending }) } }),
    summary: countOutcomes(results),
    results,
  };
}

function unsharded({ shard: _, ...selection }: Selection): Selection {
  return selection;
}

function sumCounts(shards: readonly RunReport[]): TransportCounts {
  const sum = (name: keyof TransportCounts) =>
    shards.reduce((total, { transport }) => total + (transport?.[name] ?? 0), 0);
  return { retried: sum("retried"), restarted: sum("restarted"), unasked: sum("unasked") };
}

/** What most stands in the way of a judgement of the whole: a shard without users, then the latest listing. */
function fixturesOf(shards: readonly RunReport[]): Pick<RunReport, "fixtures" | "consistency"> {
  const all = shards.flatMap(({ fixtures }) => fixtures ?? []);
  const fixtures = all.find(({ made }) => made === "none") ?? all[0];
  const [consistency] = shards
    .flatMap((shard) => shard.consistency ?? [])
    .toSorted((a, b) => b.lagMs - a.lagMs);
  return { ...(fixtures && { fixtures }), ...(consistency && { consistency }) };
}

/** The plan deals its requirements to the shards in turn; this takes them up again in the same order. */
function interleave(shares: readonly (readonly RequirementResult[])[]): RequirementResult[] {
  const longest = Math.max(...shares.map(({ length }) => length));
  return Array.from({ length: longest }, (_, position) =>
    shares.flatMap((share) => share[position] ?? []),
  ).flat();
}
