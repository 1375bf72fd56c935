import type { SignatureFault } from "../../../contract/signature-faults.ts";
import { encodeForm } from "../../form.ts";
import { addToQuery, changeParameters } from "./change-after-signing.ts";
import type { SigningChange } from "./signing-change.ts";

const minute = 60_000;
/** Seconds that a correctly presigned request stays valid. */
const presignedLifetime = 300;
/** Seven days. IAM User Guide, "Authentication methods", X-Amz-Expires. */
const longestLifetime = 604_800;
const presigned = { place: "query", expires: presignedLifetime } as const satisfies SigningChange;

/**
 * Further parameters that no operation knows, at the end of the query string. Where nothing else is said, they are
 * in their canonical place there: the operation's own begin with capital letters before X.
 */
function adding(...pairs: readonly (readonly [name: string, value: string])[]): Pick<SigningChange, "query"> {
  return addingText(encodeForm(pairs));
}

function addingText(text: string): Pick<SigningChange, "query"> {
  return { query: (query) => (query === "" ? text : `${query}&${text}`) };
}

/** Query strings to sign, and signatures in the query string. */
export const queryChanges = {
  "query-changed": { after: changeParameters },
  "query-added": { after: addToQuery },
  "query-reversed": { query: (query) => query.split("&").toReversed().join("&") },
  "query-prefix": adding(["X", "1"], ["X-3", "1"]),
  "query-repeated": adding(["X", "b"], ["X", "a"]),
  "query-capitals": adding(["a", "1"]),
  "query-encoded-order": adding(["X/", "1"], ["X-", "1"]),
  "query-unreserved": adding(["X-._~", "a-._~"]),
  "query-reserved": adding(["X *", "a /!'()*:,é"]),
  "query-empty": adding(["X", ""]),
  "query-bare": addingText("X"),
  "parameter-named-signature": adding(["XSignature", "1"]),

  presigned,
  "presigned-extra": { ...presigned, ...adding(["a", "1"]) },
  "presigned-without-expires": { place: "query" },
  "presigned-for-longer": { ...presigned, expires: longestLifetime + 1 },
  // Ten minutes lie within the clock skew, so that only the lifetime of one minute refuses the request.
  "presigned-expired": { place: "query", expires: 60, shift: -10 * minute },
  "presigned-long-expired": { place: "query", expires: 60, shift: -20 * minute },
  "presigned-too-new": { ...presigned, shift: 20 * minute },
  "presigned-changed": { ...presigned, after: changeParameters },
  "presigned-added": { ...presigned, after: addToQuery },
  "signed-twice": { ...presigned, place: "both" },
} as const satisfies Partial<Record<SignatureFault, SigningChange>>;
