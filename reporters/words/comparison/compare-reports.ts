import type { Evidence, Level } from "../../../contract/citation.ts";
import type { Outcome } from "../../../engine/judge/verdict.ts";
import { catalogue, requirementById } from "../../../suites/catalogue.ts";
import { countOutcomes, type OutcomeCounts } from "../../report/outcome-counts.ts";
import type { CatalogueLookup, KnownRequirement } from "../../report/requirement-lookup.ts";
import type { RequirementResult, RunReport } from "../../report/run-report.ts";
import { describeExpectation } from "../catalogue/expectation-words.ts";
import { distinctAnswers } from "../recording-words.ts";
import { changesBetween, type ReportChange } from "./report-changes.ts";
import { type SharedCause, sharedCauses } from "./shared-causes.ts";

/** One report among those that are compared. */
export interface ComparedReport {
  /** The target's name, with a number where it has several reports: `moto (2)`. */
  readonly label: string;
  readonly target: string;
  readonly startedAt: string;
  readonly seed: number;
  /** Version of the suite. */
  readonly suite: string;
  readonly summary: OutcomeCounts;
}

/** What AWS itself does, as far as the contract knows. */
interface AwsBehaviour {
  readonly behaviour: string;
  /** How it is known; `recorded` wherever somebody captured it. */
  readonly evidence: Evidence;
  /** Where the behaviour itself was recorded: the evidence files, with day and region. */
  readonly recordedIn?: readonly string[];
}

/** What one report says of one requirement. */
export interface ComparedResult {
  /** null: the report does not cover the requirement. */
  readonly outcome: Outcome | null;
  /** What came instead, where it is violated; what was seen, where it is only observed. */
  readonly observed: string | null;
  readonly isForeseen: boolean;
  /** The violated requirement without which this one cannot be judged. */
  readonly because: string | null;
}

/** One requirement over all reports. */
export interface ComparedRequirement {
  readonly requirement: string;
  readonly level: Level;
  /** null: this version of the catalogue does not know the requirement. */
  readonly aws: AwsBehaviour | null;
  /** In the order of the reports. */
  readonly results: readonly ComparedResult[];
}

/** Reports held side by side; the JSON of `compare`. */
export interface Comparison {
  readonly schemaVersion: 1;
  readonly reports: readonly ComparedReport[];
  /** Over the latest report of each target, the most widespread first. */
  readonly causes: readonly SharedCause[];
  /** From each report of a target to its next one. */
  readonly changes: readonly ReportChange[];
  readonly requirements: readonly ComparedRequirement[];
}

/** Holds reports side by side, those of one target in the order of their dates. Pure. */
export function compareReports(
  reports: readonly RunReport[],
  lookup: CatalogueLookup = requirementById,
): Comparison {
  const names = [...new Set(reports.map(({ target }) => target.name))];
  const histories = names.map((name) =>
    reports
      .filter(({ target }) => target.name === name)
      .sort((a, b) => a.startedAt.localeCompare(b.startedAt)),
  );
  const ordered = histories.flat();
  const labels = histories.flatMap((history) =>
    history.map(({ target }, index) =>
      history.length === 1 ? target.name : `${target.name} (${index + 1})`,
    ),
  );
  return {
    schemaVersion: 1,
    reports: ordered.map(({ target, startedAt, seed, suite, results }, index) => ({
      label: labels[index] ?? target.name,
      target: target.name,
      startedAt,
      seed,
      suite: suite.version,
      summary: countOutcomes(results),
    })),
    causes: sharedCauses(
      histories.flatMap((history) => history.at(-1) ?? []),
      lookup,
    ),
    changes: histories.flatMap((history) =>
      history.slice(1).flatMap((after, index) => {
        const before = history[index];
        return before === undefined ? [] : [changesBetween(before, after)];
      }),
    ),
    requirements: compareRequirements(ordered, lookup),
  };
}

function compareRequirements(reports: readonly RunReport[], lookup: CatalogueLookup): ComparedRequirement[] {
  const byRequirement = reports.map(
    ({ results }) => new Map(results.map((result) => [result.requirement, result])),
  );
  const met = new Set(byRequirement.flatMap((results) => [...results.keys()]));
  const order = new Map(catalogue.map(({ id }, index) => [id, index]));
  const place = (id: string) => order.get(id) ?? order.size;
  return [...met]
    .sort((a, b) => place(a) - place(b))
    .map((id) => {
      const results = byRequirement.map((report) => report.get(id));
      const requirement = lookup(id);
      return {
        requirement: id,
        level: requirement?.level ?? results.find((result) => result !== undefined)?.level ?? "OBSERVE",
        aws: requirement === undefined ? null : awsBehaviour(requirement),
        results: results.map(comparedResult),
      };
    });
}

function awsBehaviour({ expectation, citations, evidence, recordings = [] }: KnownRequirement): AwsBehaviour {
  const answers = distinctAnswers(recordings);
  if (answers !== null) {
    const places = recordings.map(({ file, recordedAt, region }) => `${file} (${recordedAt}, ${region})`);
    return { behaviour: answers, evidence: "recorded", recordedIn: [...new Set(places)] };
  }
  if (expectation.answer === "anything") return { behaviour: "not known", evidence };
  const isRecorded = citations.some((citation) => citation.evidence === "recorded");
  return {
    behaviour: describeExpectation({ ...expectation, state: "unread" }),
    evidence: isRecorded ? "recorded" : evidence,
  };
}

function comparedResult(result: RequirementResult | undefined): ComparedResult {
  if (result === undefined) return { outcome: null, observed: null, isForeseen: false, because: null };
  const seen = result.counterexample?.observed ?? result.observations?.[0]?.behaviour;
  return {
    outcome: result.outcome,
    observed: seen ?? null,
    isForeseen: result.foreseen !== null,
    because: result.because ?? null,
  };
}
