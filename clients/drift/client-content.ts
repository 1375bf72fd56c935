import type { Statements } from "../../contract/statements.ts";

/** What the files of an installed client say. */
export interface ClientContent {
  /** Of the client's package; null where it does not say. */
  readonly version: string | null;
  readonly statements: Statements;
}

/**
 * Why nothing was read of a client; `message` says it in one line, for people. Caught in `read-client.ts`.
 * `unreadable`: a file is not as its reader expects. `not-read`: what would be read is not on this machine.
 */
export class UnreadableClient extends Error {
  override readonly name = "UnreadableClient";
  readonly outcome: "unreadable" | "not-read";

  constructor(message: string, outcome: "unreadable" | "not-read" = "unreadable") {
    super(message);
    this.outcome = outcome;
  }
}

/** The structure in which the sibling operations show a credential, in every model and client. */
export const credentialStructure = "ServiceSpecificCredential";
