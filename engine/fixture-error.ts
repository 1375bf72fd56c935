/** A fixture could not be made, read or removed: the requirement at hand is untestable. `message` says why, for people. */
export class FixtureError extends Error {
  override readonly name = "FixtureError";
}

/**
 * The target says that the credentials of the run have expired. Nothing can be made, read or removed with them, and it
 * is no fault of the target's: the requirement at hand is broken by it, not untestable.
 */
export class ExpiredCredentialsError extends FixtureError {
  constructor() {
    super("the credentials of the run have expired");
  }
}
