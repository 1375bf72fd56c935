import type { FixtureRole } from "../../contract/fixture-role.ts";
import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import type { Input } from "../../generators/requests/input.ts";
import { type Lane, statusOf } from "../fixtures/lane.ts";

/** Parameters as they are sent, every reference to a lane replaced. */
export type ResolvedParameters = readonly (readonly [name: string, value: string])[];

/** Which trial inputs need a second lane: those that speak of another user. */
export function speaksOfAnother(input: Input): boolean {
  return input.parameters.some(
    ({ value }) => "role" in value && (value.role === "other-user" || value.role === "other-credential"),
  );
}

/** Replaces the references of `input` by what they stand for on these lanes. */
export function resolveInput(input: Input, lane: Lane, other: Lane | null): ResolvedParameters {
  const addressed = addressedCredential(input, lane, other);
  const current = addressed.lane.state === null ? undefined : statusOf(addressed.lane.state, addressed.id);
  return input.parameters.map(({ name, value }) => [
    name,
    "text" in value ? value.text : resolveRole(value.role, lane, other, current),
  ]);
}

/** The credential that the input addresses, as far as it is a fixture: the lane's first unless it says otherwise. */
export function addressedCredential(
  input: Input,
  lane: Lane,
  other: Lane | null,
): { lane: Lane; id: string } {
  const role = input.parameters.flatMap(({ value }) => ("role" in value ? [value.role] : []));
  if (other !== null && role.includes("other-credential")) return { lane: other, id: other.credentialId };
  return { lane, id: role.includes("second-credential") ? lane.secondId : lane.credentialId };
}

function resolveRole(role: FixtureRole, lane: Lane, other: Lane | null, current: string | undefined): string {
  const [active, inactive] = documentedStatuses;
  switch (role) {
    case "own-credential":
      return lane.credentialId;
    case "own-credential-other-case":
      return otherCase(lane.credentialId);
    case "second-credential":
      return lane.secondId;
    case "own-user":
      return lane.userName;
    case "own-user-other-case":
      return otherCase(lane.userName);
    case "other-user":
      return present(other).userName;
    case "other-credential":
      return present(other).credentialId;
    case "current-status":
      return current ?? active;
    case "opposite-status":
      return (current ?? active) === active ? inactive : active;
  }
}

function present(lane: Lane | null): Lane {
  if (lane === null) throw new Error("the input speaks of another user, but only one lane is held");
  return lane;
}

function otherCase(text: string): string {
  return [...text]
    .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
    .join("");
}
