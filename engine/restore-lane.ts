import {
  credentialIdParameter,
  documentedStatuses,
  statusParameter,
  updateServiceSpecificCredential,
  userNameParameter,
} from "../spec/update-service-specific-credential.ts";
import { call } from "./call.ts";
import type { Connection } from "./connection.ts";
import { listCredentials, type UserState } from "./fixture-calls.ts";
import { FixtureError } from "./fixture-error.ts";
import type { LaneNames } from "./lane.ts";

/**
 * Puts right a lane whose listing cannot be read any more: a target that stored a Status which it cannot write down
 * gets both set to a documented one. Returns the state, or null where it still cannot be read.
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
    return await listCredentials(connection, lane.userName);
  } catch (error) {
    if (error instanceof FixtureError) return null;
    throw error;
  }
}
