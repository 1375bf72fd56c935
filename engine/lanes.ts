import type { Connection } from "./connection.ts";
import { createCredential, createUser, listUntil, removeUser, type UserState } from "./fixture-calls.ts";
import { ExpiredCredentialsError, FixtureError } from "./fixture-error.ts";
import type { Journal } from "./journal.ts";
import { type Lane, type LaneNames, openLane } from "./lane.ts";
import { createPool, type Pool } from "./pool.ts";
import { isAstray, restoreLane } from "./restore-lane.ts";
import type { RunNames } from "./run-names.ts";

/** Where trials get their lanes. */
export interface Lanes {
  /** Holds `count` lanes exclusively while `use` runs; their state has been read. */
  with<T>(count: number, use: (lanes: readonly Lane[]) => Promise<T>): Promise<T>;
  /** Makes a user for one trial and removes it afterwards. Throws FixtureError where it cannot be made. */
  withUser<T>(userName: string, use: (lane: Lane) => Promise<T>): Promise<T>;
  /** How many can be held at once. */
  readonly size: number;
}

/** Makes one user with two credentials; written to the journal first. */
export async function makeLane(
  connection: Connection,
  journal: Journal,
  names: RunNames,
  userName: string,
): Promise<LaneNames> {
  journal.write({ made: "user", userName });
  await createUser(connection, userName, names.path);
  const credentialId = await createCredential(connection, userName);
  const secondId = await createCredential(connection, userName);
  if (credentialId === secondId)
    throw new FixtureError("CreateServiceSpecificCredential gave the same id twice");
  return { userName, credentialId, secondId };
}

function isWhole(lane: LaneNames, state: UserState): boolean {
  return state.has(lane.credentialId) && state.has(lane.secondId);
}

/** Lanes over a target; `existing` are those that are there already. A lane that a fault destroyed is replaced. */
export function createLanes(
  connection: Connection,
  journal: Journal,
  names: RunNames,
  existing: readonly LaneNames[],
  canProvision: boolean,
): Lanes {
  const pool: Pool<Lane> = createPool(existing.map(openLane));

  /** Reads a lane; one that a fault has made unreadable is put right first. */
  async function read(lane: Lane): Promise<UserState | null> {
    try {
      return await listUntil(connection, lane.userName, (state) => isWhole(lane, state));
    } catch (error) {
      if (!(error instanceof FixtureError) || error instanceof ExpiredCredentialsError) throw error;
      return restoreLane(connection, lane);
    }
  }

  async function ready(lane: Lane): Promise<Lane> {
    lane.state ??= await read(lane);
    if (lane.state !== null && isAstray(lane, lane.state)) lane.state = await restoreLane(connection, lane);
    if (lane.state !== null && isWhole(lane, lane.state)) return lane;
    if (!canProvision)
      throw new FixtureError(`the credentials of ${lane.userName} are gone or cannot be read`);
    const made = openLane(await makeLane(connection, journal, names, names.next()));
    made.state = await readNew(made);
    return made;
  }

  const readNew = (lane: Lane) => listUntil(connection, lane.userName, (state) => isWhole(lane, state));

  return {
    size: existing.length,
    with: (count, use) =>
      pool.with(count, async (held) => {
        for (const [index, lane] of held.entries()) held[index] = await ready(lane);
        return use(held);
      }),
    withUser: async (userName, use) => {
      if (!canProvision) throw new FixtureError("the target's entry provides no way to make users");
      const lane = openLane(await makeLane(connection, journal, names, userName));
      try {
        lane.state = await readNew(lane);
        return await use(lane);
      } finally {
        const left = await removeUser(connection, userName, [], [lane.credentialId, lane.secondId]);
        if (left.length === 0) journal.write({ removed: "user", userName });
      }
    },
  };
}
