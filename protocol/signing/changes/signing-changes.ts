import type { SignatureFault } from "../../../contract/signature-faults.ts";
import { authorizationChanges } from "./authorization-changes.ts";
import { credentialChanges } from "./credential-changes.ts";
import { dateChanges } from "./date-changes.ts";
import { headerChanges } from "./header-changes.ts";
import { queryChanges } from "./query-changes.ts";
import type { SigningChange } from "./signing-change.ts";

/** Every way to sign, as its difference from the usual one. */
export const signingChanges: Readonly<Record<SignatureFault, SigningChange>> = {
  none: {},
  ...authorizationChanges,
  ...credentialChanges,
  ...dateChanges,
  ...headerChanges,
  ...queryChanges,
};

/** Whether a way of signing needs a GET request with its parameters in the query string. */
export function isPresigned(fault: SignatureFault): boolean {
  const { place } = signingChanges[fault];
  return place === "query" || place === "both";
}
