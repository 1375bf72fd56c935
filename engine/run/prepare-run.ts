import { keyCodes } from "../../contract/messages.ts";
import {
  documentedStatuses,
  updateServiceSpecificCredential as operation,
} from "../../contract/operations/update-service-specific-credential.ts";
import { gistOf } from "../../protocol/answers/describe-answer.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { listCredentials, listUntil, type UserState } from "../fixtures/fixture-calls.ts";
import { FixtureError, isRefusedAs, orFixtureError } from "../fixtures/fixture-error.ts";
import type { Journal } from "../fixtures/journal.ts";
import { type LaneNames, statusOf } from "../fixtures/lane.ts";
import { makeLane, readWhole } from "../fixtures/lanes.ts";
import { removeLeft } from "../fixtures/remove-left.ts";
import type { RunNames } from "../fixtures/run-names.ts";
import { isSuccess } from "../judge/judge-answer.ts";
import { proveSelf, type SelfProof } from "../proof/prove-self.ts";
import type { Call } from "./call.ts";
import type { Connection } from "./connection.ts";
import { nobody } from "./nobody.ts";
import { perform } from "./perform.ts";
import { type Authentication, probeAuthentication } from "./probe-authentication.ts";
import { type Probed, probeSupport, type Support, settleSupport } from "./probe-support.ts";
import type { StandIn } from "./stand-in.ts";
import { together } from "./together.ts";

/** What is known before the first requirement is exercised. */
export interface Preparation {
  readonly selfProof: SelfProof;
  readonly support: Support;
  readonly authentication: Authentication;
  readonly lanes: readonly LaneNames[];
  /** What is judged by where there are no lanes, though the operation is implemented. */
  readonly standIn: StandIn | null;
  /** Why there are no lanes, or fewer than were asked for, though the operation is implemented. */
  readonly fixtureProblem: FixtureError | null;
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

/** Whether a target is prepared for a run in another way than one that answers as AWS does. */
export function isUnusual({ support, authentication, fixtureProblem }: Preparation): boolean {
  return support.kind !== "implemented" || authentication !== "enforced" || fixtureProblem !== null;
}

/** Proves the judge, probes the target and makes the lanes. Stops early where there is no sense in going on. */
export async function prepareRun(options: PrepareOptions): Promise<Preparation> {
  const { connection, catalogue } = options;
  const selfProof = await proveSelf(catalogue);
  const probed = await probeSupport(connection);
  const base = {
    selfProof,
    authentication: "unknown" as const,
    lanes: [],
    standIn: null,
    fixtureProblem: null,
  };
  if (
    probed.kind === "unreachable" ||
    probed.kind === "not-implemented" ||
    probed.kind === "foreign" ||
    probed.kind === "refused-access"
  )
    return { ...base, support: probed };
  const authentication = await probeAuthentication(connection);
  const made = await lanesFor(options);
  const support = await supportBy(connection, probed, made);
  return { ...base, authentication, ...made, support, standIn: await standInFor(connection, support, made) };
}

async function standInFor(
  connection: Connection,
  support: Support,
  { lanes, fixtureProblem }: Pick<Preparation, "lanes" | "fixtureProblem">,
): Promise<StandIn | null> {
  const isThere = support.kind === "implemented" || support.kind === "yes-man";
  if (!isThere || lanes.length > 0 || fixtureProblem === null) return null;
  const { answer } = await perform({ connection, operation }, nobody, documentedStatuses[1]);
  return answer === null ? null : { problem: fixtureProblem, plain: gistOf(answer) };
}

/** What the making of fixtures says of the operation. */
async function supportBy(
  connection: Connection,
  probed: Probed,
  { lanes: [lane], fixtureProblem }: Pick<Preparation, "lanes" | "fixtureProblem">,
): Promise<Support> {
  // Keys that were accepted, and are so no more, say nothing of what they were used for.
  if (fixtureProblem !== null && isRefusedAs(fixtureProblem, keyCodes)) {
    const again = await probeSupport(connection);
    if (again.kind === "refused-access") return { ...again, lostAt: fixtureProblem.operation };
  }
  if (probed.kind !== "unclear") return probed;
  const valid = lane === undefined ? null : await update(connection, lane, documentedStatuses[0]);
  return settleSupport(probed, lane === undefined ? fixtureProblem : null, valid);
}

/** The first lane alone, so that a target that cannot make one is asked once. */
async function lanesFor(options: PrepareOptions): Promise<Pick<Preparation, "lanes" | "fixtureProblem">> {
  const { connection, journal, names, laneCount, existing } = options;
  const lanes: LaneNames[] = [];
  const problem = await orFixtureError(async () => {
    if (existing !== undefined) {
      await together(existing.map(({ userName }) => listCredentials(connection, userName)));
      lanes.push(...existing);
      return;
    }
    const make = () => makeLane(connection, journal, names, names.next());
    const first = await make();
    await readWhole(connection, first);
    await seeUpdates(connection, first);
    lanes.push(first);
    const rest = Array.from({ length: laneCount - 1 }, () => make().then((lane) => lanes.push(lane)));
    await together(rest);
  });
  return { lanes, fixtureProblem: problem instanceof FixtureError ? problem : null };
}

function update(connection: Connection, { userName, credentialId }: LaneNames, set: string): Promise<Call> {
  return perform({ connection, operation }, { owner: userName, id: credentialId }, set);
}

/**
 * Updates a credential and reads it back, so that a listing which lags is known before anything is judged by one. Whether
 * updates work at all is for the requirements to say.
 */
async function seeUpdates(connection: Connection, lane: LaneNames): Promise<void> {
  for (const status of documentedStatuses.toReversed()) {
    if (connection.learned.lookAgainMs === 0) return;
    const { answer } = await update(connection, lane, status);
    if (answer === null || !isSuccess(answer)) return;
    const isShown = (state: UserState) => statusOf(state, lane.credentialId) === status;
    await orFixtureError(() => listUntil(connection, lane.userName, isShown));
  }
}

/** Removes everything that the journal lists, as `removeLeft` does; returns what is left, for people. */
export async function cleanUp(connection: Connection, journal: Journal): Promise<string[]> {
  return [...(await removeLeft(connection, journal)).left];
}
