import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { catalogue, requirementById } from "../../suites/catalogue.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { memoryJournal } from "../fixtures/journal.ts";
import { createLanes, makeLane } from "../fixtures/lanes.ts";
import { runNames } from "../fixtures/run-names.ts";
import type { Observed, Outcome, Verdict } from "../judge/verdict.ts";
import type { Connection } from "../run/connection.ts";
import { exercisePlan } from "../run/exercise-plan.ts";
import { createJudge } from "../run/run-requirements.ts";
import type { Session } from "../run/session.ts";
import { together } from "../run/together.ts";

/** How mutants are exercised. */
export interface ProofOptions {
  readonly seed: number;
  /** Trials of each requirement that has to notice the mutant. */
  readonly runs: number;
  /** Trials of each other requirement; 0: those that nothing needs are left out. */
  readonly otherRuns: number;
}

/** An endpoint with one fault, as the engine knows it. */
export interface ProvenMutant {
  readonly name: string;
  /** The requirements that have to notice, by id. */
  readonly kills: readonly string[];
}

/** What became of one mutant. */
export interface MutantProof {
  readonly mutant: string;
  /** The requirements that have to notice. */
  readonly named: readonly string[];
  /** Those of them that did: violated, or, where nothing is required, answered as the honest endpoint does not. */
  readonly killedBy: readonly string[];
  /** Every requirement that is violated. */
  readonly trips: readonly string[];
  /** What the requirements that have to notice came to, where they did not. */
  readonly missed: readonly { readonly requirement: string; readonly outcome: Outcome }[];
  /** The requirements that could not be exercised because the suite or the transport failed. */
  readonly broken: readonly string[];
}

/** What the honest endpoint was seen to do, by the requirements that require nothing: equal texts are equal behaviour. */
export type HonestBehaviour = ReadonlyMap<string, string>;

/** As many as the requirement on updates in flight makes use of. */
const laneCount = 8;
/** Nothing waits in process: more in flight would only cost memory. */
const concurrency = 8;

/** Requirements that nothing can violate: what comes is only reported. */
const observing = catalogue.filter(({ level }) => level === "OBSERVE");

/** The verdicts on an endpoint, exercised one after the other on lanes of their own. Throws FixtureError where none can be made. */
export async function verdictsOf(
  connection: Connection,
  requirements: readonly Requirement[],
  options: Pick<ProofOptions, "seed" | "runs">,
): Promise<Verdict[]> {
  return verdictsOn(await openSession(connection), requirements, options);
}

/** What the honest endpoint does where nothing is required, to compare mutants with. Throws FixtureError. */
export async function honestBehaviour(
  connection: Connection,
  options: ProofOptions,
): Promise<HonestBehaviour> {
  const verdicts = await verdictsOf(connection, observing, options);
  const observed = verdicts.filter((verdict) => verdict.outcome === "observed");
  return new Map(observed.map((verdict) => [verdict.requirement, behaviourOf(verdict)]));
}

/**
 * Exercises one mutant, freshly made behind `connection`: first the requirements that have to notice it, then all
 * others, to know whom else it is blamed on. Throws FixtureError where no lane can be made.
 */
export async function proveMutant(
  { name, kills }: ProvenMutant,
  connection: Connection,
  honest: HonestBehaviour,
  options: ProofOptions,
): Promise<MutantProof> {
  const session = await openSession(connection);
  const named = await verdictsOn(session, requirementsNamed(kills), options);
  const others = catalogue.filter(({ id }) => !kills.includes(id));
  const rest =
    options.otherRuns === 0
      ? []
      : await verdictsOn(session, others, { ...options, runs: options.otherRuns }, named);
  const noticed = (verdict: Verdict) => isUnlike(verdict, honest);
  const verdicts = [...named, ...rest];
  return {
    mutant: name,
    named: kills,
    killedBy: named.filter(noticed).map(({ requirement }) => requirement),
    trips: verdicts.filter(({ outcome }) => outcome === "violates").map(({ requirement }) => requirement),
    missed: named
      .filter((verdict) => !noticed(verdict))
      .map(({ requirement, outcome }) => ({ requirement, outcome })),
    broken: verdicts.filter(({ outcome }) => outcome === "broken").map(({ requirement }) => requirement),
  };
}

async function openSession(connection: Connection): Promise<Session> {
  const journal = memoryJournal();
  const names = runNames("prove", "p");
  const lanes = await together(
    Array.from({ length: laneCount }, () => makeLane(connection, journal, names, names.next())),
  );
  return {
    connection,
    operation: updateServiceSpecificCredential,
    lanes: createLanes(connection, journal, names, lanes, "left"),
    names,
    journal,
  };
}

/** One after the other, so that a mutant that counts requests is met in the same order each time. */
async function verdictsOn(
  session: Session,
  requirements: readonly Requirement[],
  { seed, runs }: Pick<ProofOptions, "seed" | "runs">,
  known: readonly Verdict[] = [],
): Promise<Verdict[]> {
  const judge = createJudge(session, requirementById, { seed, runs, concurrency, shrink: false }, known);
  const plan = requirements.map((requirement) => ({ requirement, disclaimed: null }));
  return [...(await exercisePlan(judge, plan, { concurrency: 1 })).values()];
}

function requirementsNamed(ids: readonly string[]): Requirement[] {
  return ids.map((id) => {
    const requirement = requirementById(id);
    if (requirement === undefined) throw new Error(`there is no requirement ${id}`);
    return requirement;
  });
}

function isUnlike(verdict: Verdict, honest: HonestBehaviour): boolean {
  if (verdict.outcome === "violates") return true;
  return verdict.outcome === "observed" && behaviourOf(verdict) !== honest.get(verdict.requirement);
}

/** Which behaviours were seen, without how often: that depends on how many inputs were tried. */
function behaviourOf({ observations }: Observed): string {
  return observations
    .map(({ observation }) => JSON.stringify(observation))
    .sort()
    .join();
}
