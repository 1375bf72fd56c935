import { deniedCodes, unknownKeyCodes } from "../../contract/messages.ts";
import {
  documentedStatuses,
  userNameParameter,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { createAccessKey } from "../fixtures/create-fixtures.ts";
import { fixtureCall, listCredentials } from "../fixtures/fixture-calls.ts";
import { FixtureError } from "../fixtures/fixture-error.ts";
import { allowedLagMs } from "../run/lag.ts";
import type { Exercise } from "../run/run-property.ts";
import type { Session } from "../run/session.ts";
import type { Trial } from "../run/trial.ts";
import { lagPauses, tryAgain } from "../run/try-again.ts";
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

/** A key that was just made may not be known everywhere yet. Throws FixtureError where its user has no permission. */
async function tryWithNewKey(trial: RequestTrial): Promise<Trial> {
  const { connection, lane } = trial;
  const attempt = async () => {
    lane.state ??= await listCredentials(connection, lane.userName);
    return tryRequest(trial);
  };
  const isUnknown = (tried: Trial) => unknownKeyCodes.includes(codeOf(tried));
  const tried = await tryAgain(attempt, isUnknown, lagPauses(allowedLagMs(connection)));
  if (deniedCodes.includes(codeOf(tried)))
    throw new FixtureError(
      `the target checks permissions (${codeOf(tried)}), and a user made for a trial has no policy that allows the update`,
    );
  return tried;
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

/** The code of the refusal; empty where there is none. */
function codeOf({ observation }: Trial): string {
  return observation?.kind === "answer" ? (observation.answer.code ?? "") : "";
}
