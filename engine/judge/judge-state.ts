import type { StateExpectation } from "../../suites/requirement.ts";
import type { UserState } from "../fixtures/fixture-calls.ts";
import { changedFields, changeWords, stateDifference, statusOf } from "../fixtures/lane.ts";
import type { Failure } from "./verdict.ts";

/** What was read around one request. */
export interface StateReading {
  /** The addressed credential and its user before and after. */
  readonly addressedId: string;
  readonly secondId: string;
  readonly before: UserState;
  readonly after: UserState;
  /** The other user's, where one was held. */
  readonly other: { readonly before: UserState; readonly after: UserState } | null;
  /** The Status that was asked for. */
  readonly requested: string | undefined;
}

/** What a target's listing fails to do where {@link showsEnough} does not hold, for people. */
export const listsNothing =
  "ListServiceSpecificCredentials does not show the credentials, before the update or after it";

/** Whether the readings show what an expectation is about: of a credential that was never listed nothing can be said. Pure. */
export function showsEnough(expectation: SettledState, reading: StateReading): boolean {
  const { addressedId, secondId, before, after, other } = reading;
  switch (expectation) {
    case "unread":
      return true;
    case "updated":
      return before.has(addressedId) || after.has(addressedId);
    case "only-status":
      return before.has(addressedId);
    case "second-unchanged":
      return before.has(secondId);
    case "unchanged":
    case "unchanged-if-refused":
      return before.size > 0;
    case "other-unchanged":
      return other === null || other.before.size > 0;
  }
}

/** An expectation of the state that does not depend on the answer any more. */
export type SettledState = Exclude<StateExpectation, "as-answered">;

/** What an expectation comes to, now that the request has been accepted or refused. */
export function settled(expectation: StateExpectation, isAccepted: boolean): SettledState {
  if (expectation !== "as-answered") return expectation;
  return isAccepted ? "updated" : "unchanged";
}

/** Holds the readings against an expectation; null where it is met. Pure. */
export function judgeState(expectation: SettledState, reading: StateReading): Failure | null {
  const { addressedId, secondId, before, after, other, requested } = reading;
  switch (expectation) {
    case "unread":
      return null;
    case "updated": {
      const status = statusOf(after, addressedId);
      return status === requested
        ? null
        : stateFailure(
            `Status ${requested ?? "as before"}`,
            after.has(addressedId) ? `Status ${status ?? "absent"}` : "the credential disappeared",
          );
    }
    case "unchanged":
    case "unchanged-if-refused":
      return unchanged(differenceWords(before, after) ?? (other === null ? null : otherDifference(other)));
    case "only-status": {
      const fields = changedFields(before.get(addressedId), after.get(addressedId), "Status");
      return fields.length === 0
        ? null
        : stateFailure("nothing but Status changed", `changed: ${fields.join(", ")}`);
    }
    case "second-unchanged": {
      const fields = changedFields(before.get(secondId), after.get(secondId));
      return fields.length === 0
        ? null
        : stateFailure("the second credential unchanged", `changed: ${fields.join(", ")}`);
    }
    case "other-unchanged":
      return unchanged(other === null ? null : otherDifference(other));
  }
}

function otherDifference({ before, after }: { before: UserState; after: UserState }): string | null {
  const difference = differenceWords(before, after);
  return difference === null ? null : `the other user's: ${difference}`;
}

function differenceWords(before: UserState, after: UserState): string | null {
  const difference = stateDifference(before, after);
  return difference === null ? null : changeWords(difference);
}

function unchanged(difference: string | null): Failure | null {
  return difference === null ? null : stateFailure("nothing changed", difference);
}

function stateFailure(expected: string, observed: string): Failure {
  return { kind: "state", expected, observed };
}
