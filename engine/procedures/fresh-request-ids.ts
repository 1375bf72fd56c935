import {
  credentialIdParameter,
  documentedStatuses,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { Failure } from "../judge/verdict.ts";
import { call } from "../run/call.ts";
import { resolveInput } from "../run/resolve-input.ts";
import type { Exercise } from "../run/run-property.ts";
import type { Session } from "../run/session.ts";
import { plainInput } from "./plain-input.ts";

const requests = 8;

/** Alternates successes and errors and compares all their RequestIds. */
export function freshRequestIds(session: Session, _requirement: Requirement): Exercise<string> {
  const { connection, operation, lanes } = session;
  return {
    examples: [documentedStatuses[0]],
    arbitrary: null,
    attempt: (status) =>
      lanes.with(1, async ([lane]) => {
        const parameters = resolveInput(plainInput(status), lane, null);
        const withoutId = parameters.filter(([name]) => name !== credentialIdParameter.name);
        lane.state = null;
        const seen = new Set<string>();
        let failure: Failure | null = null;
        let last = await call(connection, { operation, parameters });
        for (let sent = 1; failure === null && sent <= requests; sent++) {
          const id = last.answer?.requestId;
          if (typeof id === "string" && seen.has(id)) {
            failure = {
              kind: "envelope",
              expected: "a RequestId of its own in every answer",
              observed: `${id} came twice`,
            };
            break;
          }
          if (typeof id === "string") seen.add(id);
          last = await call(connection, { operation, parameters: sent % 2 === 0 ? parameters : withoutId });
        }
        return {
          failure,
          ...(seen.size < 2 ? { nothing: "no two answers had a RequestId" } : {}),
          exchange: last.exchange,
          resolved: { parameters: Object.fromEntries(parameters), requests },
          observation: null,
        };
      }),
  };
}
