import type { FailureKind, Need } from "./requirement.ts";

/** Without a plain update that works nothing else can be told from a target that refuses everything. */
export const plainUpdate: Need = { requirement: "status.accepts-documented-values", explains: "all" };

/** An update that had no effect says nothing about what else it changed. */
export const visibleUpdate: Need = {
  requirement: "state.visible-after-update",
  explains: ["state"],
  failing: ["state"],
};

const refusalChangesNothing: Need = {
  requirement: "state.unchanged-after-refusal",
  explains: ["state"],
  failing: ["state"],
};

/** Where refusals get no answer at all, that is one fault; a connection that only one of them breaks is another. */
export const answeredErrors: Need = {
  requirement: "response.error.well-formed",
  explains: ["no-answer"],
  failing: ["no-answer"],
};

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
  answeredErrors,
  ...["well-formed", "root", "code", "escaping", "escaping.identifiers"].map(
    (name): Need => ({
      requirement: `response.error.${name}`,
      explains: name === "code" ? ["unreadable", "code"] : ["unreadable"],
      failing: ["envelope"],
    }),
  ),
];

/** Whatever a message should say, it has to be there first. */
export const errorMessage: Need = { requirement: "response.error.message", explains: ["message"] };

/** Lanes are tried side by side: where an update reaches another user's credentials, any of them may see it. */
export const ownLaneOnly: readonly Need[] = [
  { requirement: "state.other-users", explains: ["state"], failing: ["state"] },
  { requirement: "state.updates-in-flight", explains: ["state"], failing: ["state"] },
];

/** A target that refuses nothing at all fails once, not for everything that it should refuse. */
export const refusesAtAll: Need = {
  requirement: "response.error.at-all",
  explains: ["accepted"],
  failing: ["accepted"],
};

/** What a requirement on a refused update rests on, whatever it is refused for. */
export const refusalReadBack: readonly Need[] = [
  plainUpdate,
  refusalChangesNothing,
  ...ownLaneOnly,
  ...readableErrors,
];

/** What a requirement on an update that is refused for what it asks for rests on. */
export const refusedUpdate: readonly Need[] = [refusesAtAll, ...refusalReadBack];

/** What a requirement rests on that expects a refusal, whatever its code. */
export const refusedAnyhow: readonly Need[] = [...refusedUpdate, validationStatus, noSuchEntityStatus];

/**
 * What one of several requirements on a constraint rests on: where the constraint is not checked at all, `base` says
 * so, and what was accepted, or got as far as being looked up, is no fault of its own.
 */
export function uncheckedIn(base: string): Need {
  return { requirement: base, explains: ["accepted", "looked-up", "code", "state"] };
}

/** What a requirement rests on by which others tell whether ValidationError has its code. */
export const firstValidationError: readonly Need[] = [...refusedUpdate, validationStatus];

/**
 * What a requirement that expects ValidationError rests on. Where even a request that breaks every constraint gets
 * another code, that code is wrong for all of them.
 */
export const validationError: readonly Need[] = [
  ...firstValidationError,
  { requirement: "precedence.several-violations", explains: ["code"], failing: ["code"] },
];

/** What a requirement that expects NoSuchEntity rests on. */
export const noSuchEntity: readonly Need[] = [...refusedUpdate, noSuchEntityStatus];

/** What a requirement on an accepted update rests on. */
export const acceptedUpdate: readonly Need[] = [plainUpdate, visibleUpdate];
