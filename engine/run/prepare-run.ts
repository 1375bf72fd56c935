import type { Requirement } from "../../suites/requirement.ts";
import { listCredentials, listUntil } from "../fixtures/fixture-calls.ts";
import { FixtureError } from "../fixtures/fixture-error.ts";
import type { Journal } from "../fixtures/journal.ts";
import type { LaneNames } from "../fixtures/lane.ts";
import { makeLane } from "../fixtures/lanes.ts";
import { removeLeft } from "../fixtures/remove-left.ts";
import type { RunNames } from "../fixtures/run-names.ts";
import { proveSelf, type SelfProof } from "../proof/prove-self.ts";
import type { Connection } from "./connection.ts";
import { type Authentication, probeAuthentication } from "./probe-authentication.ts";
import { probeSupport, type Support } from "./probe-support.ts";
import { together } from "./together.ts";

/** What is known before the first requirement is exercised. */
export interface Preparation {
  readonly selfProof: SelfProof;
  readonly support: Support;
  readonly authentication: Authentication;
  readonly lanes: readonly LaneNames[];
  /** Why there are no lanes, though the operation is implemented. */
  readonly fixtureProblem: string | null;
}

/** What a run is prepared from. */
export interface PrepareOptions {
  readonly connection: Connection;
  readonly journal: Journal;
  readonly names: RunNames;
  readonly catalogue: readonly Requirement[];
  /** Lanes to make; with `existing` those are used instead. */
  readonly laneCount: number;
  readonly existing?: readonly LaneNames[];
}

/** The lanes that a run makes: two at least, because a trial can hold another user's lane beside its own. */
export function laneCount(concurrency: number): number {
  return Math.max(2, concurrency);
}

/** Proves the judge, probes the target and makes the lanes. Stops early where there is no sense in going on. */
export async function prepareRun(options: PrepareOptions): Promise<Preparation> {
  const { connection, catalogue } = options;
  const selfProof = await proveSelf(catalogue);
  const support = await probeSupport(connection);
  const base = { selfProof, support, authentication: "unknown" as const, lanes: [], fixtureProblem: null };
  if (
    support.kind === "unreachable" ||
    support.kind === "not-implemented" ||
    support.kind === "refused-access"
  )
    return base;
  const authentication = await probeAuthentication(connection);
  try {
    return { ...base, authentication, lanes: await lanesFor(options) };
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
    return { ...base, authentication, fixtureProblem: error.message };
  }
}

/** The first lane alone, so that a target that cannot make one is asked once. */
async function lanesFor({
  connection,
  journal,
  names,
  laneCount,
  existing,
}: PrepareOptions): Promise<LaneNames[]> {
  if (existing !== undefined) {
    await together(existing.map(({ userName }) => listCredentials(connection, userName)));
    return [...existing];
  }
  const make = () => makeLane(connection, journal, names, names.next());
  const first = await make();
  await listUntil(connection, first.userName, (state) => state.has(first.credentialId));
  const rest = await together(Array.from({ length: laneCount - 1 }, make));
  return [first, ...rest];
}

/** Removes everything that the journal lists, as `removeLeft` does; returns what is left, for people. */
export async function cleanUp(connection: Connection, journal: Journal): Promise<string[]> {
  return [...(await removeLeft(connection, journal)).left];
}
