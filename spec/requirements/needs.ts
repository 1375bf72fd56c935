import type { Need } from "../requirement.ts";

/** Without a plain update that works nothing else can be told from a target that refuses everything. */
export const plainUpdate: Need = { requirement: "status.accepts-documented-values", explains: "all" };

/** An update that had no effect says nothing about what else it changed. */
export const visibleUpdate: Need = { requirement: "state.visible-after-update", explains: ["state"] };

const refusalChangesNothing: Need = { requirement: "state.unchanged-after-refusal", explains: ["state"] };
const validationStatus: Need = { requirement: "response.status.validation-error", explains: ["status"] };
const noSuchEntityStatus: Need = { requirement: "response.status.no-such-entity", explains: ["status"] };

/** What has to work before the code of an error can be read from its body. */
export const readableErrors: readonly Need[] = [
  { requirement: "response.error.well-formed", explains: ["unreadable"] },
  { requirement: "response.error.root", explains: ["unreadable"] },
  { requirement: "response.error.code", explains: ["unreadable", "code"] },
];

/** What a requirement on a refused update rests on. */
export const refusedUpdate: readonly Need[] = [plainUpdate, refusalChangesNothing, ...readableErrors];

/** What a requirement that expects ValidationError rests on. */
export const validationError: readonly Need[] = [...refusedUpdate, validationStatus];

/** What a requirement that expects NoSuchEntity rests on. */
export const noSuchEntity: readonly Need[] = [...refusedUpdate, noSuchEntityStatus];

/** What a requirement on an accepted update rests on. */
export const acceptedUpdate: readonly Need[] = [plainUpdate, visibleUpdate];
