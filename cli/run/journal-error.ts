/** The journal cannot be written, so that nothing may be made; `message` says why, for people. */
export class JournalError extends Error {
  override readonly name = "JournalError";
}
