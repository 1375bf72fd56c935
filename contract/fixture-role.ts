/**
 * Something of the lane that a value refers to; it becomes a string when the request is made.
 * `current-status` and `opposite-status` are seen from the addressed credential.
 */
export type FixtureRole =
  | "own-credential"
  | "own-credential-other-case"
  | "other-credential"
  | "own-user"
  | "own-user-other-case"
  | "current-status"
  | "opposite-status";
