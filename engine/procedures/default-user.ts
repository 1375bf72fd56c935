import { setTimeout as sleep } from "node:timers/promises";
import { deniedCodes, unknownKeyCodes } from "../../contract/messages.ts";
import {
  documentedStatuses,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import { decodeAnswer } from "../../protocol/answers/decode-answer.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { createAccessKey, fixtureCall, listCredentials } from "../fixtures/fixture-calls.ts";
import { FixtureError } from "../fixtures/fixture-error.ts";
import type { Exercise } from "../run/exercise.ts";
import type { Session } from "../run/session.ts";
import type { Trial } from "../run/trial.ts";
import { type RequestTrial, tryRequest } from "../run/try-request.ts";
import { plainInput } from "./plain-input.ts";

/**
 * Signs with an access key of the credential's own user and leaves UserName out. The user has no policy: where the
 * target checks permissions, nothing can be said; nor where it does not take such a key at all.
 */
export function defaultUser(session: Session, { expectation }: Requirement): Exercise<string> {
  const { connection, operation, lanes, names, journal } = session;
  return {
    // Inactive first: new credentials are Active.
    examples: [...documentedStatuses].reverse(),
    arbitrary: null,
    attempt: (status) =>
      lanes.withUser(names.next(), async (lane) => {
        const { userName } = lane;
        const credentials = await createAccessKey(connection, userName);
        journal.write({ made: "access-key", userName, accessKeyId: credentials.accessKeyId });
        const plain = plainInput(status);
        const parameters = plain.parameters.filter(({ name }) => name !== userNameParameter.name);
        try {
          const trial = { connection, operation, expectation, lane, other: null, credentials };
          const tried = await tryWithNewKey({ ...trial, input: { ...plain, parameters } });
          if (tried.failure !== null) await expectKeyTaken({ ...trial, input: plain });
          return tried;
        } finally {
          await fixtureCall(connection, "deleteAccessKey", {
            UserName: userName,
            AccessKeyId: credentials.accessKeyId,
          });
        }
      }),
  };
}

const firstPauseMs = 50;
const longestPauseMs = 1000;

/** A key that was just made may not be known everywhere yet. Throws FixtureError where its user has no permission. */
async function tryWithNewKey(trial: RequestTrial): Promise<Trial> {
  const { connection, lane } = trial;
  const end = Date.now() + connection.consistencyMs;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    lane.state ??= await listCredentials(connection, lane.userName);
    const tried = await tryRequest(trial);
    const code = refusalOf(tried, trial);
    if (code !== null && deniedCodes.includes(code))
      throw new FixtureError(
        `the target checks permissions (${code}), and a user made for a trial has no policy that allows the update`,
      );
    if (code === null || !unknownKeyCodes.includes(code) || Date.now() >= end) return tried;
    await sleep(pause);
  }
}

/** That the same key is accepted with UserName. Throws FixtureError where it is not: then its lack is not to blame. */
async function expectKeyTaken(trial: RequestTrial): Promise<void> {
  const { connection, lane } = trial;
  lane.state ??= await listCredentials(connection, lane.userName);
  const { failure } = await tryRequest(trial);
  if (failure === null) return;
  throw new FixtureError(
    `an access key that was made for a user is not accepted with UserName either: ${failure.observed}`,
  );
}

function refusalOf({ exchange: { outcome } }: Trial, { operation }: RequestTrial): string | null {
  return outcome.kind === "response" ? (decodeAnswer(outcome, operation).error?.code ?? null) : null;
}
