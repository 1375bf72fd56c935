import type { Evidence, Level } from "../../contract/citation.ts";
import type { EditionName } from "../../contract/editions.ts";
import type { Broken, ClientCall, Counterexample, Outcome, Verdict } from "../../engine/judge/verdict.ts";
import type { TransportCounts } from "../../engine/run/steady-send.ts";
import { writeProgram } from "../reproduce/write-program.ts";
import { type ReportedObservation, reportObservations } from "./observation-words.ts";
import { countOutcomes } from "./outcome-counts.ts";
import { createRedactor, type Redactor, redactDeep, sentenceRedactor } from "./redact.ts";
import { type ReportedExchange, reportExchange, roundDuration } from "./reported-exchange.ts";
import type { ReportedConsistency, ReportedFixtures } from "./reported-fixtures.ts";
import { type Reproduction, reproduce } from "./reproduce.ts";

/** The level from which a violation fails a run: `must` by default, `should` adds SHOULD. */
export type RunLevel = "must" | "should";

/** Whether the target implements the operation; a yes-man answers every request with success. */
type Support = "implemented" | "not-implemented" | "yes-man" | "unknown";

/** Whether the target checks signatures. */
type Authentication = "enforced" | "not-enforced" | "unknown";

/** The client through which a target was tested, as its driver tells. */
export interface ClientIdentity {
  readonly driver: string;
  /** Of the client, not of the driver. */
  readonly version: string;
  readonly language: string;
  readonly runtime: string;
}

/** One part of a plan that is split; `index` counts from 1. */
type Shard = { readonly index: number; readonly of: number };

/** What was to be tested. */
export interface Selection {
  readonly operation: string;
  /** Patterns of requirements; absent: all of them. */
  readonly only?: readonly string[];
  readonly shard?: Shard;
}

/** What is known of a run apart from its verdicts. */
export interface RunFacts {
  /** `node`: the version of Node.js that it ran on. */
  readonly suite: { readonly name: string; readonly version: string; readonly node?: string };
  /** `version`: as the entry, the command line or the target itself says; absent: none of them does. */
  readonly target: {
    readonly name: string;
    readonly endpoint: string;
    readonly version?: string | undefined;
  };
  /** What of the catalogue was chosen. */
  readonly selection?: Selection;
  readonly surface: string;
  readonly seed: number;
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** HTTP requests sent, those for fixtures included. */
  readonly requests: number;
  /** What befell the line to the target; absent: not counted. */
  readonly transport?: TransportCounts;
  /** Dummy responders that the suite rejected before the run, and how many there were. */
  readonly selfProof: { readonly rejected: number; readonly of: number };
  readonly support: Support;
  readonly authentication: Authentication;
  /** Absent: all users and credentials were made as usual. */
  readonly fixtures?: ReportedFixtures;
  /** Absent: no listing was later than the target's entry allows. */
  readonly consistency?: ReportedConsistency;
  /** What the target made of each point on which editions of the documents differ. */
  readonly edition: Readonly<Record<string, string>>;
  readonly level: RunLevel;
  /** Where the surface is a client. */
  readonly client?: ClientIdentity;
  /** Generated inputs per requirement; absent: none are generated. */
  readonly runs?: number;
  /** Whether a violation fails the run though it did not come again. Default: false. */
  readonly strictFlaky?: boolean;
  /** The edition that was asserted where the documents differ; absent: none. */
  readonly asserted?: EditionName;
  readonly interrupted?: boolean;
  /** The time of the run was over before every requirement was begun. */
  readonly cutShort?: boolean;
  /** Where the run covered a part of its plan only. */
  readonly shard?: Shard;
  /** What became of the baseline, where there is one. */
  readonly baseline?: ReportedBaseline;
}

/** The baseline that a run was held against. */
export interface ReportedBaseline {
  readonly file: string;
  /** Entries that no longer say what is; each fails the run. */
  readonly problems: readonly {
    readonly kind: "stale" | "changed" | "expired" | "unmatched";
    readonly requirement: string;
    /** What is wrong and what to do, in one line. */
    readonly text: string;
  }[];
  /** Entries that foresee a violation for some days only yet; absent: none. None fails the run. */
  readonly ending?: readonly {
    readonly requirement: string;
    /** The last day in UTC on which the entry holds: `2026-12-31`. */
    readonly expires: string;
    /** That it ends and what to do, in one line. */
    readonly text: string;
  }[];
}

/** A deviation that the target's baseline foresees. */
export interface Foreseen {
  readonly reason: string;
  readonly issue?: string;
}

/** A counterexample as reported: texts only, without secrets. */
export interface ReportedCounterexample {
  readonly input: unknown;
  readonly expected: string;
  readonly observed: string;
  readonly kind?: Counterexample["kind"];
  readonly exchange: ReportedExchange;
  /** Every exchange of the input in the order of sending, `exchange` and the listings before and after included. */
  readonly exchanges?: readonly ReportedExchange[];
  readonly replay: { readonly seed: number; readonly path: string };
  readonly shrinkRequests?: number;
  readonly reproduce: Reproduction & {
    /** A stand-alone program for Node.js 20; null where not every exchange was kept. Absent in older reports. */
    readonly mjs?: string | null;
  };
  /** The call of a client that was judged; `exchange` is then the same input as the suite sent it itself afterwards. */
  readonly client?: ClientCall;
}

/** What a run found out about one requirement. */
export interface RequirementResult {
  readonly requirement: string;
  readonly level: Level;
  readonly evidence: Evidence;
  readonly outcome: Outcome;
  readonly runs: number;
  readonly durationMs: number;
  readonly foreseen: Foreseen | null;
  readonly reason?: string;
  /** Where it is broken: what broke. */
  readonly brokenBy?: Broken["brokenBy"];
  readonly because?: string;
  readonly flaky?: boolean;
  /** The most frequent first. */
  readonly observations?: readonly ReportedObservation[];
  readonly counterexample?: ReportedCounterexample;
}

/** The machine contract of a run, published as `report.schema.json`. It holds no secret. */
export interface RunReport extends Omit<RunFacts, "suite" | "level" | "runs" | "asserted" | "strictFlaky"> {
  readonly schemaVersion: 1;
  readonly suite: RunFacts["suite"] & {
    readonly level?: RunLevel;
    readonly runs?: number;
    readonly edition?: string;
    readonly strictFlaky?: true;
  };
  readonly summary: Readonly<Record<Outcome, number>>;
  readonly results: readonly RequirementResult[];
}

/**
 * The report of a run, with one result per verdict in the order given and without secrets.
 * `foreseen` holds what the baseline foresees, by requirement; it changes no outcome and no count. `clean` takes out of
 * the target's texts what is known to be secret.
 */
export function buildRunReport(
  run: RunFacts,
  verdicts: readonly Verdict[],
  foreseen: ReadonlyMap<string, Foreseen> = new Map(),
  clean: Redactor = (text) => text,
): RunReport {
  const redact = sentenceRedactor(createRedactor(undefined, clean));
  const { suite, level, runs, asserted, strictFlaky, ...facts } = run;
  const edition = Object.entries(run.edition).map(([point, choice]) => [point, redact(choice)]);
  return {
    schemaVersion: 1,
    suite: {
      ...suite,
      level,
      ...(runs === undefined ? {} : { runs }),
      ...(asserted === undefined ? {} : { edition: asserted }),
      ...(strictFlaky === true ? { strictFlaky } : {}),
    },
    ...facts,
    target: reportTarget(run.target, redact),
    durationMs: roundDuration(run.durationMs),
    selfProof: { rejected: run.selfProof.rejected, of: run.selfProof.of },
    edition: Object.fromEntries(edition),
    ...(run.baseline === undefined ? {} : { baseline: reportBaseline(run.baseline, redact) }),
    summary: countOutcomes(verdicts),
    results: verdicts.map((verdict) =>
      reportVerdict(verdict, run, foreseen.get(verdict.requirement), redact, clean),
    ),
  };
}

function reportTarget({ name, endpoint, version }: RunFacts["target"], redact: Redactor): RunFacts["target"] {
  return {
    name,
    endpoint: redact(endpoint),
    ...(version === undefined ? {} : { version: redact(version) }),
  };
}

function reportBaseline(
  { file, problems, ending = [] }: ReportedBaseline,
  redact: Redactor,
): ReportedBaseline {
  return {
    file,
    problems: problems.map(({ kind, requirement, text }) => ({ kind, requirement, text: redact(text) })),
    ...(ending.length === 0
      ? {}
      : { ending: ending.map((entry) => ({ ...entry, text: redact(entry.text) })) }),
  };
}

function reportVerdict(
  verdict: Verdict,
  run: RunFacts,
  foreseen: Foreseen | undefined,
  redact: Redactor,
  clean: Redactor,
): RequirementResult {
  return {
    requirement: verdict.requirement,
    level: verdict.level,
    evidence: verdict.evidence,
    outcome: verdict.outcome,
    runs: verdict.runs,
    durationMs: roundDuration(verdict.durationMs),
    foreseen:
      foreseen === undefined
        ? null
        : { reason: foreseen.reason, ...(foreseen.issue === undefined ? {} : { issue: foreseen.issue }) },
    ...reportFindings(verdict, run, redact, clean),
  };
}

type Findings = Pick<
  RequirementResult,
  "reason" | "brokenBy" | "because" | "flaky" | "observations" | "counterexample"
>;

function reportFindings(verdict: Verdict, run: RunFacts, redact: Redactor, clean: Redactor): Findings {
  switch (verdict.outcome) {
    case "conforms":
      return {};
    case "violates":
      return {
        ...(verdict.flaky ? { flaky: true } : {}),
        counterexample: reportCounterexample(verdict.requirement, verdict.counterexample, run, clean),
      };
    case "observed": {
      const observations = reportObservations(verdict.observations);
      return {
        observations: observations.map(({ behaviour, count }) => ({ behaviour: redact(behaviour), count })),
      };
    }
    case "untestable": {
      const { reason, because } = verdict;
      return {
        ...(reason === undefined ? {} : { reason: redact(reason) }),
        ...(because === undefined ? {} : { because }),
      };
    }
    case "inapplicable":
      return { reason: redact(verdict.reason) };
    case "broken":
      return { reason: redact(verdict.reason), brokenBy: verdict.brokenBy };
  }
}

function reportCounterexample(
  requirement: string,
  counterexample: Counterexample,
  run: RunFacts,
  clean: Redactor,
): ReportedCounterexample {
  const { exchanges = [] } = counterexample;
  const { request } = counterexample.exchange;
  const { endpoint } = run.target;
  // An answer may repeat the secrets of a request before its own.
  const redact = [{ request }, ...exchanges].reduce(
    (without, each) => createRedactor(each.request, without),
    clean,
  );
  const tell = sentenceRedactor(redact);
  const commands = reproduce(requirement, request, counterexample.input, endpoint);
  return {
    input: redactDeep(counterexample.input, redact) ?? null,
    expected: tell(counterexample.expected),
    observed: tell(counterexample.observed),
    kind: counterexample.kind,
    exchange: reportExchange(counterexample.exchange, endpoint, redact),
    ...(exchanges.length === 0
      ? {}
      : { exchanges: exchanges.map((each) => reportExchange(each, endpoint, redact)) }),
    replay: { seed: counterexample.replay.seed, path: counterexample.replay.path },
    shrinkRequests: counterexample.shrinkRequests,
    reproduce: {
      mjs: writeProgram(requirement, counterexample, redact(endpoint), redact),
      curl: redact(commands.curl),
      "aws-cli": commands["aws-cli"] === null ? null : redact(commands["aws-cli"]),
    },
    ...(counterexample.client === undefined
      ? {}
      : { client: reportClientCall(counterexample.client, redact) }),
  };
}

function reportClientCall({ driver, operation, params, reply }: ClientCall, redact: Redactor): ClientCall {
  return {
    driver,
    operation,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, value === null ? null : redact(value)]),
    ),
    reply: redactDeep(reply, redact),
  };
}
