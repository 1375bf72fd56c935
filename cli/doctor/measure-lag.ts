import { setTimeout as sleep } from "node:timers/promises";
import {
  documentedStatuses,
  updateServiceSpecificCredential as operation,
} from "../../contract/operations/update-service-specific-credential.ts";
import { describeCall, listCredentials } from "../../engine/fixtures/fixture-calls.ts";
import { FixtureError } from "../../engine/fixtures/fixture-error.ts";
import { statusOf } from "../../engine/fixtures/lane.ts";
import type { Connection } from "../../engine/run/connection.ts";
import { perform } from "../../engine/run/perform.ts";

/** The longest that a read is waited for, in ms. */
const mostLagMs = 20_000;
const pauseMs = 20;

/**
 * How long, in ms, a read lagged behind the update that it should show, at the most over a few updates: 0 where every
 * first read showed it, null where one never did. Throws FixtureError where an update or a read is refused.
 */
export async function measureLag(
  connection: Connection,
  userName: string,
  credentialId: string,
  longestMs: number = mostLagMs,
): Promise<number | null> {
  const [active, inactive] = documentedStatuses;
  let most = 0;
  for (const status of [inactive, active, inactive]) {
    const made = await perform({ connection, operation }, { owner: userName, id: credentialId }, status);
    if (made.answer?.status !== 200)
      throw new FixtureError(`${operation.name} was answered ${describeCall(made)}`);
    const begun = performance.now();
    let lag = 0;
    while (statusOf(await listCredentials(connection, userName), credentialId) !== status) {
      lag = Math.ceil(performance.now() - begun);
      if (lag >= longestMs) return null;
      await sleep(pauseMs);
    }
    most = Math.max(most, lag);
  }
  return most;
}
