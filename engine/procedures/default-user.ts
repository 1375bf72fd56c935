import type { Requirement } from "../../spec/requirement.ts";
import { documentedStatuses, userNameParameter } from "../../spec/update-service-specific-credential.ts";
import type { Exercise } from "../exercise.ts";
import { createAccessKey, fixtureCall } from "../fixture-calls.ts";
import type { Session } from "../session.ts";
import { tryRequest } from "../try-request.ts";
import { plainInput } from "./plain-input.ts";

/** Signs with an access key of the credential's own user and leaves UserName out. */
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
          const input = { ...plain, parameters };
          return await tryRequest({
            connection,
            operation,
            expectation,
            input,
            lane,
            other: null,
            credentials,
          });
        } finally {
          await fixtureCall(connection, "deleteAccessKey", {
            UserName: userName,
            AccessKeyId: credentials.accessKeyId,
          });
        }
      }),
  };
}
