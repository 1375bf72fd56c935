import type { FixtureRole } from "../../contract/fixture-role.ts";
import type { RequestForm } from "../../contract/request-form.ts";
import type { SignatureFault } from "../../contract/signature-faults.ts";

/** A parameter's value: its text, or a part of the lane that becomes text when the request is made. */
export type Value = { readonly text: string } | { readonly role: FixtureRole };

/** What one request is made from; plain JSON, independent of the lane that it meets. */
export interface Input {
  /** Parameters in sending order; an absent one is not listed. */
  readonly parameters: readonly { readonly name: string; readonly value: Value }[];
  readonly form: RequestForm;
  readonly signature: SignatureFault;
  /** The ending of the name of the user that is made for this request, filled up to the longest name where `fill`. */
  readonly namedUser?: { readonly ending: string; readonly fill: boolean };
}
