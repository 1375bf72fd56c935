import type { FixtureRole } from "../../contract/fixture-role.ts";
import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import type { Input } from "../../generators/requests/input.ts";
import { type Lane, statusOf } from "../fixtures/lane.ts";

/** Parameters as they are sent, every reference to a lane replaced. */
export type ResolvedParameters = readonly (readonly [name: string, value: string])[];

/** Which trial inputs need a second lane: those that name another user's credential. */
export function speaksOfAnother(input: Input): boolean {
  return input.parameters.some(({ value }) => "role" in value && value.role === "other-credential");
}

/** Replaces the references of `input` by what they stand for on these lanes. */
export function resolveInput(input: Input, lane: Lane, other: Lane | null): ResolvedParameters {
  const { state, credentialId } = addressedLane(input, lane, other);
  const current = state === null ? undefined : statusOf(state, credentialId);
  return input.parameters.map(({ name, value }) => [
    name,
    "text" in value ? value.text : resolveRole(value.role, lane, other, current),
  ]);
}

/** The lane whose first credential the input addresses, as far as it addresses a fixture. */
export function addressedLane(input: Input, lane: Lane, other: Lane | null): Lane {
  return speaksOfAnother(input) ? (other ?? lane) : lane;
}

function resolveRole(role: FixtureRole, lane: Lane, other: Lane | null, current: string | undefined): string {
  const [active, inactive] = documentedStatuses;
  switch (role) {
    case "own-credential":
      return lane.credentialId;
    case "own-credential-other-case":
      return otherCase(lane.credentialId);
    case "own-user":
      return lane.userName;
    case "own-user-other-case":
      return otherCase(lane.userName);
    case "other-credential":
      if (other === null)
        throw new Error("the input names another user's credential, but only one lane is held");
      return other.credentialId;
    case "current-status":
      return current ?? active;
    case "opposite-status":
      return (current ?? active) === active ? inactive : active;
  }
}

/** The text with every letter in the other case. */
export function otherCase(text: string): string {
  return [...text]
    .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
    .join("");
}
