import type { Citation, Evidence, Level } from "../contract/citation.ts";
import type { ErrorCode } from "../contract/error-codes.ts";
import type { FixtureRole } from "../contract/fixture-role.ts";
import { type Operation, type Part, parametersOf } from "../contract/operation.ts";
import { madeUpId } from "../contract/operations/update-service-specific-credential.ts";
import { keptApart, successEnvelope, successRules } from "./needs.ts";
import {
  type AnswerExpectation,
  areas,
  type Claim,
  type Need,
  type Requirement,
  type StateExpectation,
} from "./requirement.ts";
import type { Choice, RequestStimulus, Stimulus } from "./stimulus.ts";

/** What a requirement's author writes beside its id; the rest follows. */
export interface Declaration extends Pick<Requirement, "level" | "statement" | "citations" | "stimulus"> {
  readonly expect: AnswerExpectation;
  /** Default: `unread`. */
  readonly state?: StateExpectation;
  readonly needs?: readonly Need[];
  readonly claims?: readonly Claim[];
  readonly sporadic?: true;
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
 * Completes and checks a declaration. The id begins with its area.
 * Throws where it begins with none, and where a level is not carried by a citation, as {@link evidenceFor} does.
 */
export function declare(id: string, { expect, state = "unread", ...declaration }: Declaration): Requirement {
  const area = areas.find((candidate) => id.startsWith(`${candidate}.`));
  if (area === undefined) throw new Error(`requirement ${id} is in no area among ${areas.join(", ")}`);
  // The one on updates in flight is where the others' needs end.
  const isReadAmongOthers = state !== "unread" && keptApart.every(({ requirement }) => requirement !== id);
  return {
    claims: [],
    ...declaration,
    needs: [
      ...(isReadAmongOthers ? keptApart : []),
      ...(expectsEnvelope(expect) ? successEnvelope : []),
      ...(declaration.needs ?? []),
    ],
    id,
    area,
    evidence: evidenceFor(id, declaration.level, declaration.citations),
    expectation: { ...expect, state },
  };
}

function expectsEnvelope(expect: AnswerExpectation): boolean {
  if (expect.answer === "one-of") return expect.options.some(expectsEnvelope);
  return expect.answer === "success" && expect.rules !== undefined;
}

/** Declares what is documented. */
export function must(id: string, declaration: Omit<Declaration, "level">): Requirement {
  return declare(id, { ...declaration, level: "MUST" });
}

/** Declares what was recorded, or is documented in words that a reader may dispute. */
export function should(id: string, declaration: Omit<Declaration, "level">): Requirement {
  return declare(id, { ...declaration, level: "SHOULD" });
}

/** Declares a question that nothing settles: whatever the target does is recorded. */
export function observe(
  id: string,
  statement: string,
  citations: readonly Citation[],
  stimulus: Stimulus,
  rest: Pick<Partial<Declaration>, "state" | "needs" | "claims" | "mostRuns"> = {},
): Requirement {
  const expect = { answer: "anything" } as const;
  return declare(id, { level: "OBSERVE", statement, citations, stimulus, expect, mostRuns: 2, ...rest });
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
export const unknownCredential: Choice = literal(...["Z", "Q"].map(madeUpId));

/** Names that nobody has, of plain letters and of a common length. */
export const unknownUser: Choice = literal("NoSuchUserOfIamConformance", "AnotherThatDoesNotExist");

/** One request: a valid update that changes the lane's first credential, but for what is given. */
export type Update = (
  changes?: Readonly<Partial<Record<Part, Choice>>>,
  rest?: Omit<RequestStimulus, "kind" | "parameters">,
) => RequestStimulus;

/** Makes updates by this operation. */
export function updateOf(operation: Operation): Update {
  const valid = { credential: role("own-credential"), user: role("own-user"), set: role("opposite-status") };
  return (changes = {}, rest = {}) => ({
    kind: "request",
    parameters: Object.fromEntries(parametersOf<Choice>(operation, { ...valid, ...changes })),
    ...rest,
  });
}

type Outcome = Pick<Declaration, "expect" | "state" | "needs">;

/** A refusal with one of these codes, or whatever its code, after which nothing has changed. */
export function refusal(codes: readonly ErrorCode[] | "any", needs: readonly Need[]): Outcome {
  const expect = codes === "any" ? ({ answer: "refusal" } as const) : ({ answer: "error", codes } as const);
  return { expect, state: "unchanged", needs };
}

/** A success in its envelope; in the usual case the credential then has the Status that was asked for. */
export function success(needs: readonly Need[], state: StateExpectation = "updated"): Outcome {
  const expect = { answer: "success", rules: successRules } as const;
  return { expect, state, needs };
}

/** An error whose whole message matches; `pattern` is the source of a regular expression. */
export function messageLike(pattern: string): Pick<Declaration, "expect"> {
  return { expect: { answer: "message", message: { kind: "matches", pattern } } };
}
