import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { fixtureCall, listUntil, type UserState } from "../fixtures/fixture-calls.ts";
import { statusOf } from "../fixtures/lane.ts";
import type { Failure } from "../judge/verdict.ts";
import type { Exercise } from "../run/run-property.ts";
import type { Session } from "../run/session.ts";
import { tryRequest } from "../run/try-request.ts";
import { plainInput } from "./plain-input.ts";

/** Updates a credential, then renews its secret, and looks at the user's credentials. */
export function resetCredential(session: Session, { expectation }: Requirement): Exercise<string> {
  const { connection, operation, lanes, names } = session;
  return {
    // Inactive first: new credentials are Active.
    examples: [...documentedStatuses].reverse(),
    arbitrary: null,
    attempt: (status) =>
      lanes.withUser(names.next(), async (lane) => {
        const { userName, credentialId } = lane;
        const input = plainInput(status);
        const updated = await tryRequest({ connection, operation, expectation, input, lane, other: null });
        const before = lane.state;
        if (updated.failure !== null || before === null) return updated;
        const { exchange } = await fixtureCall(connection, "resetCredential", {
          UserName: userName,
          ServiceSpecificCredentialId: credentialId,
        });
        const failureIn = (after: UserState) => difference(credentialId, before, after);
        const after = await listUntil(connection, userName, (state) => failureIn(state) === null);
        return { ...updated, failure: failureIn(after), exchange };
      }),
  };
}

function difference(id: string, before: UserState, after: UserState): Failure | null {
  const [expected, observed] = [before, after].map((state) => statusOf(state, id) ?? "not listed");
  if (expected !== observed)
    return { kind: "state", expected: `Status ${expected} after Reset`, observed: observed ?? "" };
  const added = [...after.keys()].filter((other) => !before.has(other)).length;
  if (added === 0) return null;
  return { kind: "state", expected: "no credential more after Reset", observed: `${added} more` };
}
