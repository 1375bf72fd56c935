import type { FixtureRole } from "./fixture-role.ts";
import {
  credentialIdParameter,
  driftedStatus,
  madeUpId,
  statusParameter,
  userNameParameter,
} from "./operations/update-service-specific-credential.ts";

/**
 * The stages of a request, in the order in which AWS was recorded to go through them.
 * Source: `stackd-recordings`, modelled validation before any look-up, then the user, the credential, ownership.
 */
const stages = ["validation", "user", "credential", "ownership"] as const;

/** One thing that can be wrong with a request, for the question of which of two is told. */
export interface PrecedenceFault {
  /** Unique; part of the observations, and so public. */
  readonly name: string;
  /** What it is wrong with: two faults of the same part do not go together. */
  readonly part: string;
  /** The value that the parameter named by `part` gets; `absent`: it is not sent; `unsigned`: the request has no signature. */
  readonly change: { readonly text: string } | { readonly role: FixtureRole } | "absent" | "unsigned";
  /** Where AWS notices it; null: nothing public settles it. */
  readonly stage: (typeof stages)[number] | null;
}

const unknownId = madeUpId("9");

/** The faults that are tried two at a time. */
export const precedenceFaults: readonly PrecedenceFault[] = [
  { name: "no signature", part: "signature", change: "unsigned", stage: null },
  {
    name: "malformed id",
    part: credentialIdParameter.name,
    change: { text: `${unknownId.slice(1)}!` },
    stage: "validation",
  },
  { name: "unknown id", part: credentialIdParameter.name, change: { text: unknownId }, stage: "credential" },
  {
    name: "another user's id",
    part: credentialIdParameter.name,
    change: { role: "other-credential" },
    stage: "ownership",
  },
  {
    name: "malformed user",
    part: userNameParameter.name,
    change: { text: "iam conformance" },
    stage: "validation",
  },
  {
    name: "unknown user",
    part: userNameParameter.name,
    change: { text: "iam-conformance-no-such-user" },
    stage: "user",
  },
  { name: "wrong Status", part: statusParameter.name, change: { text: "Deleted" }, stage: "validation" },
  { name: "absent Status", part: statusParameter.name, change: "absent", stage: "validation" },
  { name: driftedStatus, part: statusParameter.name, change: { text: driftedStatus }, stage: null },
];

/** What can be seen of two faults at once. */
export const precedenceRelations = ["before", "together with", "told as", "beside"] as const;

/** How a target treats two faults at once: the first is told; both are; their answers are alike; something else comes. */
export interface PrecedenceObservation {
  /** The names of the faults. */
  readonly first: string;
  readonly relation: (typeof precedenceRelations)[number];
  readonly second: string;
}

/** Every pair of faults that go together: those of different parts. */
export const precedencePairs: readonly (readonly [PrecedenceFault, PrecedenceFault])[] =
  precedenceFaults.flatMap((one, index) =>
    precedenceFaults.slice(index + 1).flatMap((other) => {
      // Whose credential it is makes a difference only where there is a user whose it is not.
      const isMoot = one.stage === "ownership" && other.part === userNameParameter.name;
      return one.part === other.part || isMoot ? [] : [[one, other] as const];
    }),
  );

/** What AWS does with two faults at once; null where nothing public settles it. */
export function knownPrecedence(one: PrecedenceFault, other: PrecedenceFault): PrecedenceObservation | null {
  if (one.stage === null || other.stage === null) return null;
  if (one.stage === other.stage) return { first: one.name, relation: "together with", second: other.name };
  const isFirst = stages.indexOf(one.stage) < stages.indexOf(other.stage);
  const [first, second] = isFirst ? [one, other] : [other, one];
  return { first: first.name, relation: "before", second: second.name };
}
