import type { Citation, Evidence, Level } from "../contract/citation.ts";
import type { FixtureRole } from "../contract/fixture-role.ts";
import { usualId } from "../contract/operations/update-service-specific-credential.ts";
import type { AnswerExpectation, Area, Claim, Need, Requirement, StateExpectation } from "./requirement.ts";
import type { Choice, Stimulus } from "./stimulus.ts";

/** What a requirement's author writes; the rest follows. */
export interface Declaration {
  readonly id: string;
  readonly level: Level;
  readonly statement: string;
  readonly citations: readonly Citation[];
  readonly stimulus: Stimulus;
  readonly expect: AnswerExpectation;
  /** Default: `unread`. */
  readonly state?: StateExpectation;
  readonly needs?: readonly Need[];
  readonly claims?: readonly Claim[];
  readonly mostRuns?: number;
  readonly share?: number;
}

const grades: readonly Evidence[] = ["documented", "recorded", "reported", "unknown"];

/** The weakest evidence that may carry each level. */
const weakestFor: Record<Level, Evidence> = { MUST: "documented", SHOULD: "recorded", OBSERVE: "unknown" };

/**
 * The best grade among the citations of a requirement.
 * Throws where it does not carry the level: a MUST needs a documented clause, a SHOULD a recorded one.
 */
export function evidenceFor(id: string, level: Level, citations: readonly Citation[]): Evidence {
  const evidence = grades.find((grade) => citations.some((citation) => citation.evidence === grade));
  if (evidence === undefined) throw new Error(`requirement ${id} cites nothing`);
  if (grades.indexOf(evidence) > grades.indexOf(weakestFor[level])) {
    throw new Error(`requirement ${id} is ${level} but its best evidence is ${evidence}`);
  }
  return evidence;
}

/**
 * Completes and checks a declaration. Throws where a level is not carried by a citation, as {@link evidenceFor} does.
 */
export function declare(area: Area, declaration: Declaration): Requirement {
  const {
    id,
    level,
    statement,
    citations,
    stimulus,
    expect,
    needs = [],
    claims = [],
    mostRuns,
    share,
  } = declaration;
  if (!id.startsWith(`${area}.`)) throw new Error(`requirement ${id} is declared in area ${area}`);
  return {
    id,
    area,
    level,
    evidence: evidenceFor(id, level, citations),
    statement,
    citations,
    stimulus,
    expectation: { ...expect, state: declaration.state ?? "unread" },
    needs,
    claims,
    ...(mostRuns === undefined ? {} : { mostRuns }),
    ...(share === undefined ? {} : { share }),
  };
}

/** A parameter that refers to a part of the lane. */
export function role(name: FixtureRole): Choice {
  return { choose: "role", role: name };
}

/** A parameter that takes each of these values. */
export function literal(...values: readonly string[]): Choice {
  return { choose: "literal", values };
}

/** Ids of the usual shape that name nothing: boundaries are for other requirements. */
export const unknownCredential: Choice = literal(
  ...["Z", "Q"].map((letter) => usualId.prefix.padEnd(usualId.length, letter)),
);

/** Names that nobody has, of plain letters and neither short nor long. */
export const unknownUser: Choice = literal("NoSuchUserOfIamConformance", "AnotherThatDoesNotExist");

const valid: Readonly<Record<string, Choice>> = {
  ServiceSpecificCredentialId: role("own-credential"),
  UserName: role("own-user"),
  Status: role("opposite-status"),
};

/** One request: a valid update that changes the lane's first credential, but for what is given. */
export function update(
  changes: Readonly<Record<string, Choice>> = {},
  rest: Omit<Extract<Stimulus, { kind: "request" }>, "kind" | "parameters"> = {},
): Stimulus {
  return { kind: "request", parameters: { ...valid, ...changes }, ...rest };
}
