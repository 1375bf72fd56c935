import type { Statements } from "../../contract/statements.ts";

/** What the files of an installed client say. */
export interface ClientContent {
  /** Of the client's package; null where it does not say. */
  readonly version: string | null;
  readonly statements: Statements;
}
