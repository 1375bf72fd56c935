import type { Input } from "../../generators/requests/input.ts";
import { inputsOf, type RequestRequirement } from "../../generators/requests/inputs-of.ts";
import { listCredentials } from "../fixtures/fixture-calls.ts";
import { isSharing, shareLanes } from "../fixtures/share-lanes.ts";
import { speaksOfAnother } from "./resolve-input.ts";
import type { Exercise } from "./run-property.ts";
import type { Session } from "./session.ts";
import type { IsTold, Trial } from "./trial.ts";
import { type RequestTrial, tryRequest } from "./try-request.ts";

/** The exercise of a requirement whose stimulus is one request. `isTold`: default: no failure is. */
export function requestExercise(
  session: Session,
  requirement: RequestRequirement,
  isTold: IsTold = () => false,
): Exercise<Input> {
  const { connection, operation, lanes, names, standIn } = session;
  const { expectation } = requirement;
  const source = inputsOf(requirement, operation);
  const { times = 1 } = requirement.stimulus;

  const attempt = (input: Input): Promise<Trial> => {
    const trial = { connection, operation, expectation, isTold, input, ...(standIn && { standIn }) };
    if (input.namedUser !== undefined) {
      const { ending, fill } = input.namedUser;
      return lanes.withUser(names.ending(ending, fill), (lane) =>
        tryRequest({ ...trial, lane, other: null }),
      );
    }
    const needsOther = expectation.state === "other-unchanged" || speaksOfAnother(input);
    return lanes.with(needsOther ? 2 : 1, ([lane, other = null]) =>
      repeated({ ...trial, lane, other }, times),
    );
  };
  const shared = shareLanes(session, { connection, operation, expectation, isTold }, attempt);
  const isShareable = (input: Input): boolean =>
    standIn === undefined &&
    isSharing(requirement) &&
    input.namedUser === undefined &&
    !speaksOfAnother(input);

  return {
    examples: source.examples,
    arbitrary: source.arbitrary,
    attempt: (input) => (isShareable(input) ? shared(input) : attempt(input)),
  };
}

/**
 * Tries one request so many times in a row, of two lanes by turns; the first failure counts, and a credential that is gone
 * ends it.
 */
async function repeated(request: RequestTrial, times: number): Promise<Trial> {
  const { connection } = request;
  let { lane, other } = request;
  for (let left = times; ; left--) {
    const trial = await tryRequest({ ...request, lane, other });
    if (other !== null) [lane, other] = [other, lane];
    if (trial.failure !== null || left <= 1) return trial;
    lane.state ??= await listCredentials(connection, lane.userName);
    if (!lane.state.has(lane.credentialId)) return trial;
  }
}
