import type { AlphabetName } from "./alphabets.ts";
import type { Breach } from "./constraint.ts";
import type { SignatureFault } from "./signature-faults.ts";

/**
 * Something of the lane that a value refers to; it becomes a string when the request is made.
 * `current-status` and `opposite-status` are seen from the addressed credential.
 */
export type FixtureRole =
  | "own-credential"
  | "own-credential-other-case"
  | "second-credential"
  | "other-credential"
  | "own-user"
  | "own-user-other-case"
  | "other-user"
  | "current-status"
  | "opposite-status";

/** How one parameter gets its value. */
export type Choice =
  | { readonly choose: "role"; readonly role: FixtureRole }
  | { readonly choose: "absent" }
  /** One of these, each tried. */
  | { readonly choose: "literal"; readonly values: readonly string[] }
  /** A value that commits this breach and no other; `alphabet` narrows a pattern breach. */
  | {
      readonly choose: "breaking";
      readonly breach: Exclude<Breach, "required">;
      readonly alphabet?: AlphabetName;
      /** Just these lengths. */
      readonly lengths?: readonly number[];
    }
  /** A value that commits every breach named, at once. */
  | { readonly choose: "breaking-all"; readonly breaches: readonly Breach[] }
  /** A well-formed value that names nothing that exists; `length` fixes it at a bound. */
  | { readonly choose: "unknown"; readonly length?: "minimum" | "maximum" };

/** How a request is written, apart from its parameters. Absent keys: as SDKs write it. */
export interface RequestForm {
  readonly method?: "POST" | "GET" | "PUT" | "DELETE";
  /** The Content-Type header as sent; null: none. */
  readonly contentType?: string | null;
  readonly order?: "declared" | "reversed" | "shuffled";
  /** How a space is written. */
  readonly space?: "+" | "%20";
  /** How `+` is written: `+` unescaped means a space to a form decoder. */
  readonly plus?: "%2B" | "+";
  readonly hexCase?: "upper" | "lower";
  /** `all`: unreserved characters are escaped too. */
  readonly escape?: "reserved" | "all";
  /** Further parameters, after the operation's own. */
  readonly extra?: readonly (readonly [name: string, value: string])[];
  /** The Action parameter; null: absent. */
  readonly action?: string | null;
  /** The Version parameter; null: absent. */
  readonly version?: string | null;
  /** Parameters in the query string of a request whose others are in the body. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** Parameters sent under another name. */
  readonly rename?: readonly (readonly [parameter: string, wireName: string])[];
}

/** Multi-step stimuli, each one file in `engine/procedures`. */
export const procedures = [
  "model-sequence",
  "updates-in-flight",
  "fresh-request-ids",
  "deleted-credential",
  "default-user",
  "precedence-lattice",
] as const;

/** The name of a multi-step stimulus. */
export type ProcedureName = (typeof procedures)[number];

/** What is done to the target. */
export type Stimulus =
  | {
      readonly kind: "request";
      /** One choice per parameter of the operation, by wire name. */
      readonly parameters: Readonly<Record<string, Choice>>;
      /** Each is tried; absent: the usual form. */
      readonly forms?: readonly RequestForm[];
      readonly signature?: SignatureFault;
      /** Sent so many times in a row, all of the same credential; a role that depends on its state is resolved anew. Default: 1. */
      readonly times?: number;
      /**
       * The request addresses a user made for it, whose name ends in one of these.
       * `fill`: the name is filled up to the longest legal length.
       */
      readonly namedUser?: { readonly endings: readonly string[]; readonly fill?: boolean };
    }
  | { readonly kind: "procedure"; readonly procedure: ProcedureName };
