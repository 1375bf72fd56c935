import type { EnvelopeRule } from "../contract/envelope-rules.ts";
import type { FailureKind, Need } from "./requirement.ts";

/** A need on a failure of one kind that accounts for the same kind of failure, and for nothing else. */
export function blames(requirement: string, ...kinds: readonly FailureKind[]): readonly Need[] {
  return kinds.map((kind) => ({ requirement, explains: [kind], failing: [kind] }));
}

/** Needs on failures of these kinds, as far as both requirements are answered with the same code or status, or break the same rule. */
export function blamesAlike(requirement: string, ...kinds: readonly FailureKind[]): readonly Need[] {
  return blames(requirement, ...kinds).map((need) => ({ ...need, alike: true }));
}

/**
 * What a requirement on a request that has to be accepted rests on where a legal value could be to blame: one that is
 * refused with the same code where nothing but its legality is asked for.
 */
export function acceptedBy(requirement: string): readonly Need[] {
  return [
    ...blames(requirement, "refused"),
    { requirement, explains: ["refused"], failing: ["code"], alike: true },
  ];
}

/** Without a plain update that works nothing else can be told from a target that refuses everything. */
export const plainUpdate: Need = { requirement: "status.accepts-documented-values", explains: "all" };

/** An update that had no effect says nothing about what else it changed. */
export const visibleUpdate: readonly Need[] = blames("state.visible-after-update", "state");

const refusalChangesNothing = blames("state.unchanged-after-refusal", "state");

/** Where refusals get no answer at all, that is one fault; a connection that only one of them breaks is another. */
export const answeredErrors: readonly Need[] = blames("response.error.well-formed", "no-answer");

/** A code that has a wrong status wherever it comes accounts for that status, and for no other failure. */
function statusOf(code: "ValidationError" | "NoSuchEntity", ...explains: readonly FailureKind[]): Need {
  const requirement =
    code === "ValidationError" ? "response.status.validation-error" : "response.status.no-such-entity";
  return { requirement, explains, code, failing: ["status"] };
}

const validationStatus = statusOf("ValidationError", "status");
const noSuchEntityStatus = statusOf("NoSuchEntity", "status");

/** What the first of all refusals rests on, whatever its code: a wrong status may be one of a success. */
export const refusalStatuses: readonly Need[] = [
  statusOf("ValidationError", "status", "accepted"),
  statusOf("NoSuchEntity", "status", "accepted"),
];

/** What has to work before the code of an error can be read from its body. */
export const readableErrors: readonly Need[] = [
  ...answeredErrors,
  ...["well-formed", "root", "code", "escaping", "escaping.identifiers"].map(
    (name): Need => ({
      requirement: `response.error.${name}`,
      explains: name === "code" ? ["unreadable", "code"] : ["unreadable"],
      failing: ["envelope"],
    }),
  ),
];

/** Lanes are tried side by side: where an update reaches another user's credentials, any of them may see it. */
export const ownLaneOnly: readonly Need[] = blames("state.other-users", "state");

/** Updates that get in each other's way when they are in flight together do so in any requirement that reads the state. */
export const keptApart: readonly Need[] = blames("state.updates-in-flight", "state", "refused");

/** A target that refuses nothing at all fails once, not for everything that it should refuse. */
export const refusesAtAll: readonly Need[] = blames("response.error.at-all", "accepted");

/** What a requirement on a refused update rests on, whatever it is refused for. */
export const refusalReadBack: readonly Need[] = [
  plainUpdate,
  ...refusalChangesNothing,
  ...ownLaneOnly,
  ...readableErrors,
];

/** What a requirement on an update that is refused for what it asks for rests on. */
export const refusedUpdate: readonly Need[] = [...refusesAtAll, ...refusalReadBack];

/** What a requirement rests on that expects a refusal, whatever its code. */
export const refusedAnyhow: readonly Need[] = [...refusedUpdate, validationStatus, noSuchEntityStatus];

/**
 * What one of several requirements on a constraint rests on: where the constraint is not checked at all, `base` says
 * so, and what was accepted, or got as far as being looked up, is no fault of its own; nor is the same code.
 */
export function uncheckedIn(base: string): readonly Need[] {
  const unchecked = ["accepted", "looked-up"] as const;
  return [
    { requirement: base, explains: unchecked, failing: unchecked },
    ...blames(base, "state"),
    ...blamesAlike(base, "code", "status"),
  ];
}

/** What a requirement on a message rests on: where `base` is answered with another error, the message is that error's. */
export function messageOf(base: string): Need {
  return {
    requirement: base,
    explains: ["message", "unreported"],
    failing: ["accepted", "code", "looked-up", "unreadable"],
  };
}

/** What a requirement rests on by which others tell whether ValidationError has its code. */
export const firstValidationError: readonly Need[] = [...refusedUpdate, validationStatus];

/**
 * What a requirement that expects ValidationError rests on. Where even a request that breaks every constraint gets
 * another code, that code is wrong for all of them.
 */
export const validationError: readonly Need[] = [
  ...firstValidationError,
  ...blamesAlike("precedence.several-violations", "code"),
];

/** What a requirement that expects NoSuchEntity rests on. */
export const noSuchEntity: readonly Need[] = [...refusedUpdate, noSuchEntityStatus];

/** What a requirement on an accepted update rests on. */
export const acceptedUpdate: readonly Need[] = [plainUpdate, ...visibleUpdate];

/** The envelope rules that every success has to keep: those that are documented. */
export const successRules = [
  "well-formed",
  "root",
  "namespace",
  "result",
  "request-id",
] as const satisfies readonly EnvelopeRule[];

/** A rule that successes break is one fault, whatever was asked for. */
export const successEnvelope: readonly Need[] = successRules.map((rule) => ({
  requirement: `response.success.${rule}`,
  explains: ["envelope"],
  rule,
}));
