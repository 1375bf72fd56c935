/** The least and the greatest length or number, both included; null: no such bound is given. */
export type Bounds = readonly [minimum: number | null, maximum: number | null];

/** The names of the members of a structure. */
export interface Members {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * What a document, a model or a client states of the operation on the points where these differ. Absent: what is of
 * its kind does not state it. Null or empty: what is of its kind does, and it states that there is none.
 */
export interface Statements {
  readonly apiVersion?: string | null;
  readonly parameters?: Members;
  readonly statusValues?: readonly string[];
  /** Statuses that the description of the operation names. */
  readonly statusesInProse?: readonly string[];
  /** Marks that the prose names as legal in a user name, beside letters and digits. */
  readonly userNameMarksInProse?: string;
  readonly userNameLength?: Bounds;
  /** Without anchors, where both patterns of the operation have them at both ends. */
  readonly userNamePattern?: string | null;
  readonly credentialIdLength?: Bounds;
  /** As `userNamePattern`. */
  readonly credentialIdPattern?: string | null;
  readonly patternAnchored?: boolean;
  /** The operation's own errors: the code and the HTTP status, or the name of the exception. */
  readonly errors?: readonly string[];
  readonly inputWays?: readonly string[];
  /** Characters of the credential ids in examples. */
  readonly exampleIdLengths?: readonly number[];
  /** Members of the input of CreateServiceSpecificCredential. */
  readonly creationParameters?: Members;
  /** The days that CreateServiceSpecificCredential takes as a credential's age; null: it takes none. */
  readonly credentialAgeDays?: Bounds | null;
  /** Members of a credential as CreateServiceSpecificCredential and ResetServiceSpecificCredential show it. */
  readonly credentialMembers?: Members;
  readonly serviceUserNameLength?: Bounds;
  /** Members of the input of ListServiceSpecificCredentials. */
  readonly listingParameters?: Members;
}

/** Of a client: what was read in its files, or in one line why nothing was. */
export type ClientReading =
  | {
      readonly outcome: "read";
      readonly client: string;
      readonly version: string | null;
      readonly statements: Statements;
    }
  /** `not-read`: it is not there. `unreadable`: it is, and its files are not as expected. */
  | { readonly outcome: "not-read" | "unreadable"; readonly client: string; readonly reason: string };
