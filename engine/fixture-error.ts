/** A fixture could not be made, read or removed: the requirement at hand is untestable. `message` says why, for people. */
export class FixtureError extends Error {
  override readonly name = "FixtureError";
}
