import type { SignatureFault } from "../../../contract/signature-faults.ts";
import { signingTimestamp } from "../signature.ts";
import type { SigningChange } from "./signing-change.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** AWS allows a clock skew of 15 minutes. IAM API Reference, Common Errors, RequestExpired. */
const beyondSkew = 20 * minute;
const withinSkew = 14 * minute;

/** Dates to sign with, and ways to write and to send them. */
export const dateChanges = {
  "date-too-old": { shift: -beyondSkew },
  "date-too-new": { shift: beyondSkew },
  "date-nearly-too-old": { shift: -withinSkew },
  "date-nearly-too-new": { shift: withinSkew },
  "no-date": { dateHeader: null },
  // It begins with the date of the scope, so that nothing but the time is wrong.
  "date-unreadable": { timestamp: (instant) => `${signingTimestamp(instant).slice(0, 9)}xxxxxxZ` },
  "date-extended": { timestamp: (instant) => `${instant.toISOString().slice(0, 19)}Z` },
  "date-milliseconds": { timestamp: (instant) => signingTimestamp(instant).replace("Z", ".000Z") },
  "date-overridden": {
    headers: (instant) => [["date", new Date(instant.getTime() - day).toUTCString()]],
  },
  "date-header": { dateHeader: "date" },
  "date-unsigned": { unsignedHeaders: ["x-amz-date"] },
} as const satisfies Partial<Record<SignatureFault, SigningChange>>;
