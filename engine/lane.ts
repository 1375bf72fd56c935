import type { CredentialFields, UserState } from "./fixture-calls.ts";

/** A user and its credentials that one trial holds exclusively. */
export interface Lane {
  readonly userName: string;
  readonly credentialId: string;
  readonly secondId: string;
  /** What the last reading showed; null where something may have changed since. */
  state: UserState | null;
}

/** The parts of a lane that stay, as plain data. */
export type LaneNames = Pick<Lane, "userName" | "credentialId" | "secondId">;

/** A lane that has not been read yet. */
export function openLane(names: LaneNames): Lane {
  return { ...names, state: null };
}

/** The Status of a credential, or undefined where it is not there. */
export function statusOf(state: UserState, id: string): string | undefined {
  return state.get(id)?.get("Status");
}

/** How two readings of one credential differ: the names of the fields, `Status` left out where asked. */
export function changedFields(
  before: CredentialFields | undefined,
  after: CredentialFields | undefined,
  except?: string,
): string[] {
  if (before === undefined || after === undefined) return before === after ? [] : ["the credential itself"];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => name !== except && before.get(name) !== after.get(name));
}

/** How two readings of a user's credentials differ, for people; null where they do not. Values are not shown. */
export function stateDifference(before: UserState, after: UserState): string | null {
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const fields = changedFields(before.get(id), after.get(id));
    if (fields.length === 0) continue;
    if (fields.includes("Status")) return `Status became ${statusOf(after, id) ?? "absent"}`;
    if (!before.has(id)) return "a credential appeared";
    return after.has(id) ? `${fields.join(", ")} changed` : "a credential disappeared";
  }
  return null;
}
