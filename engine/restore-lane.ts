import {
  credentialIdParameter,
  documentedStatuses,
  statusParameter,
  updateServiceSpecificCredential,
  userNameParameter,
} from "../spec/update-service-specific-credential.ts";
import { call } from "./call.ts";
import type { Connection } from "./connection.ts";
import { listUntil, type UserState } from "./fixture-calls.ts";
import { FixtureError } from "./fixture-error.ts";
import { type LaneNames, statusOf } from "./lane.ts";

/** Whether a credential of the lane has a Status that only a fault can have given it. */
export function isAstray({ credentialId, secondId }: LaneNames, state: UserState): boolean {
  return [credentialId, secondId].some((id) => {
    const status = statusOf(state, id);
    return status !== undefined && !documentedStatuses.some((documented) => documented === status);
  });
}

/**
 * Puts right a lane whose listing cannot be read any more, because the target stored a Status which it cannot write
 * down, or whose Status is none, so that a trial does not find what another one left: both credentials get a
 * documented one. Returns the state, or null where it still cannot be read.
 */
export async function restoreLane(connection: Connection, lane: LaneNames): Promise<UserState | null> {
  for (const id of [lane.credentialId, lane.secondId]) {
    await call(connection, {
      operation: updateServiceSpecificCredential,
      parameters: [
        [credentialIdParameter.name, id],
        [userNameParameter.name, lane.userName],
        [statusParameter.name, documentedStatuses[0]],
      ],
    });
  }
  try {
    return await listUntil(connection, lane.userName, (state) => !isAstray(lane, state));
  } catch (error) {
    if (error instanceof FixtureError) return null;
    throw error;
  }
}
