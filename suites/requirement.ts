import type { Citation, Evidence, Level } from "../contract/citation.ts";
import type { EnvelopeRule } from "../contract/envelope-rules.ts";
import type { ErrorCode } from "../contract/error-codes.ts";
import type { Stimulus } from "./stimulus.ts";

/** The areas that requirements are grouped in, in the order of a report. */
export const areas = [
  "credential-id",
  "user-name",
  "status",
  "state",
  "response",
  "request",
  "authentication",
  "precedence",
] as const;

/** One group of requirements. */
export type Area = (typeof areas)[number];

/** What a target may claim to support; a requirement names those without which it does not apply. */
export const claims = {
  authentication: "requests are authenticated: signatures, keys and dates are checked",
  get: "parameters are read from the query string of a GET request",
  "default-user": "an absent UserName means the IAM user whose access key signed the request",
  provisioning: "users and credentials can be made and deleted through the endpoint's own API",
} as const;

/** A claim's name. */
export type Claim = keyof typeof claims;

/** What the message of an error is held against. */
export type MessageExpectation =
  /** The whole message matches; a regular expression's source. */
  | { readonly kind: "matches"; readonly pattern: string }
  /** The message lists one violation for each constraint that the input breaks, in any order. */
  | { readonly kind: "violations" };

/** What has to be true of the answer. */
export type AnswerExpectation =
  /** 200; none of the envelope rules named is broken. */
  | { readonly answer: "success"; readonly rules?: readonly EnvelopeRule[] }
  /** One of these codes, each with a status that its record allows. */
  | { readonly answer: "error"; readonly codes: readonly ErrorCode[] }
  /** An error whose message is as expected; the requirement says nothing of answers that are no error. */
  | { readonly answer: "message"; readonly message: MessageExpectation }
  /** Any answer with a 4xx status, or with one of `statuses`: refused, whatever the code. */
  | { readonly answer: "refusal"; readonly statuses?: readonly number[] }
  /** An error with this code has one of its statuses; answers with other codes say nothing. */
  | { readonly answer: "status-of"; readonly code: ErrorCode }
  /** None of the envelope rules named is broken. */
  | { readonly answer: "envelope"; readonly of: "success" | "error"; readonly rules: readonly EnvelopeRule[] }
  /** At least one of these holds. */
  | { readonly answer: "one-of"; readonly options: readonly AnswerExpectation[] }
  /** Whatever comes is recorded. */
  | { readonly answer: "anything" };

/** What ListServiceSpecificCredentials has to show afterwards. */
export type StateExpectation =
  /** The addressed credential has the requested Status. */
  | "updated"
  /** Neither credential of the user differs in anything, nor does the other user's where one was addressed. */
  | "unchanged"
  /** As `unchanged`, where the update was refused; where it was accepted nothing can be said. */
  | "unchanged-if-refused"
  /** As `updated` where the update was accepted, as `unchanged` where it was refused. */
  | "as-answered"
  /** The addressed credential is as before, its Status apart. */
  | "only-status"
  /** The user's second credential is as before. */
  | "second-unchanged"
  /** The other user's credentials are as before. */
  | "other-unchanged"
  /** Not read. */
  | "unread";

/** How the judge names what was wrong; a need explains some kinds. */
export type FailureKind =
  /** No response came, though the target answers other requests. */
  | "no-answer"
  /** Success where an error is due. */
  | "accepted"
  /** An error where success is due. */
  | "refused"
  /** The right code with a wrong status. */
  | "status"
  /** Another code. */
  | "code"
  /** NoSuchEntity where a violation is due: the input got as far as being looked up. */
  | "looked-up"
  /** An error status, but no code can be read from the body. */
  | "unreadable"
  | "message"
  /** Several violations are reported together, and others that the request commits are missing. */
  | "unreported"
  | "envelope"
  | "state";

/** A requirement without which this one cannot be judged. */
export interface Need {
  readonly requirement: string;
  /** Failures that the needed requirement accounts for; `all`: where it is violated this one is untestable. */
  readonly explains: "all" | readonly FailureKind[];
  /** The code that the answer has to have for that. Default: any or none. */
  readonly code?: ErrorCode;
  /** The envelope rule that the needed requirement is about: where that failed, this one does not ask for the rule again. */
  readonly rule?: EnvelopeRule;
  /** How the needed requirement has to have failed for that. Default: in any way. */
  readonly failing?: readonly FailureKind[];
  /** Whether both have to break the same rule of the envelope, show the same wrong status, or else the same code. Default: false. */
  readonly alike?: true;
}

/** A rule that an endpoint has to satisfy, as a record. */
export interface Requirement {
  /** Public: never renamed, never reused. */
  readonly id: string;
  readonly area: Area;
  readonly level: Level;
  /** The best grade among the citations that carry the level. */
  readonly evidence: Evidence;
  readonly statement: string;
  readonly citations: readonly Citation[];
  readonly stimulus: Stimulus;
  readonly expectation: AnswerExpectation & { readonly state: StateExpectation };
  readonly needs: readonly Need[];
  readonly claims: readonly Claim[];
  /** What it forbids happens now and then by its nature: a failure counts though it does not come again. */
  readonly sporadic?: true;
  /** Upper bound on the runs, for stimuli that cost much more than one request. */
  readonly mostRuns?: number;
  /** The part of the runs asked for that it gets, where one constraint is split over many requirements. Default: 1. */
  readonly share?: number;
}
