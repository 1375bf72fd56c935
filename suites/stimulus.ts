import type { AlphabetName } from "../contract/alphabets.ts";
import type { ValueBreach } from "../contract/constraint.ts";
import type { FixtureRole } from "../contract/fixture-role.ts";
import type { RequestForm } from "../contract/request-form.ts";
import type { SignatureFault } from "../contract/signature-faults.ts";

/** How one parameter gets its value. */
export type Choice =
  | { readonly choose: "role"; readonly role: FixtureRole }
  | { readonly choose: "absent" }
  /** One of these, each tried. */
  | { readonly choose: "literal"; readonly values: readonly string[] }
  /** A value that commits this breach and no other; `alphabet` narrows a pattern breach. */
  | {
      readonly choose: "breaking";
      readonly breach: ValueBreach;
      readonly alphabet?: AlphabetName;
      /** Just these lengths. */
      readonly lengths?: readonly number[];
    }
  /** A well-formed value that names nothing that exists. */
  | { readonly choose: "unknown" };

/** Multi-step stimuli, each one file in `engine/procedures`. */
export const procedures = [
  "model-sequence",
  "updates-in-flight",
  "fresh-request-ids",
  "deleted-credential",
  "reset-credential",
  "default-user",
  "precedence-lattice",
] as const;

/** The name of a multi-step stimulus. */
export type ProcedureName = (typeof procedures)[number];

/** One request at a time. */
export interface RequestStimulus {
  readonly kind: "request";
  /** One choice per parameter of the operation, by wire name. */
  readonly parameters: Readonly<Record<string, Choice>>;
  /** Each is tried; absent: the usual form. */
  readonly forms?: readonly RequestForm[];
  /** Each is tried; absent: the usual signature. */
  readonly signatures?: readonly SignatureFault[];
  /** Sent so many times in a row, all of the same credential; a role that depends on its state is resolved anew. Default: 1. */
  readonly times?: number;
  /**
   * The request addresses a user made for it, whose name ends in one of these.
   * `fill`: the name is filled up to the longest legal length.
   */
  readonly namedUser?: { readonly endings: readonly string[]; readonly fill?: boolean };
  /** The first input of each of these is tried, too; for a stimulus that lists all of its own inputs. */
  readonly firstOf?: readonly RequestStimulus[];
}

/** What is done to the target. */
export type Stimulus = RequestStimulus | { readonly kind: "procedure"; readonly procedure: ProcedureName };
