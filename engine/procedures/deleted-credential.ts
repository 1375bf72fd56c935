import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { fixtureCall } from "../fixtures/fixture-calls.ts";
import type { Exercise } from "../run/run-property.ts";
import type { Session } from "../run/session.ts";
import { tryRequest } from "../run/try-request.ts";
import { plainInput } from "./plain-input.ts";

/** Updates a credential that was there and is deleted. */
export function deletedCredential(session: Session, { expectation }: Requirement): Exercise<string> {
  const { connection, operation, lanes, names } = session;
  return {
    examples: documentedStatuses,
    arbitrary: null,
    attempt: (status) =>
      lanes.withUser(names.next(), async (lane) => {
        await fixtureCall(connection, "deleteCredential", {
          UserName: lane.userName,
          ServiceSpecificCredentialId: lane.credentialId,
        });
        return tryRequest({
          connection,
          operation,
          expectation,
          input: plainInput(status),
          lane,
          other: null,
        });
      }),
  };
}
