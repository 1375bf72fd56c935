import type { SignatureFault } from "../../../contract/signature-faults.ts";
import { writeAuthorization } from "../authorization.ts";
import type { SigningChange } from "./signing-change.ts";

/** Another algorithm's name, of the same family; the signature is made with the usual one. */
const otherAlgorithm = "AWS4-HMAC-SHA512";

function separatedBy(separator: string): SigningChange {
  return { authorization: (parts) => writeAuthorization(parts, separator) };
}

/** Ways to write the Authorization header. */
export const authorizationChanges = {
  unsigned: { place: "nowhere" },
  "no-algorithm": { authorization: ({ algorithm: _, ...parts }) => writeAuthorization(parts) },
  "wrong-algorithm": {
    authorization: (parts) => writeAuthorization({ ...parts, algorithm: otherAlgorithm }),
  },
  "no-credential": { authorization: ({ credential: _, ...parts }) => writeAuthorization(parts) },
  "no-signed-headers": { authorization: ({ signedHeaders: _, ...parts }) => writeAuthorization(parts) },
  "no-signature": { authorization: ({ signature: _, ...parts }) => writeAuthorization(parts) },
  "no-space": separatedBy(","),
  "several-spaces": separatedBy(",   "),
  tab: separatedBy(",\t"),
  "no-commas": separatedBy(" "),
  "signature-cut": {
    authorization: (parts) => writeAuthorization({ ...parts, signature: parts.signature.slice(0, -1) }),
  },
  "signature-capitals": {
    authorization: (parts) => writeAuthorization({ ...parts, signature: parts.signature.toUpperCase() }),
  },
} as const satisfies Partial<Record<SignatureFault, SigningChange>>;
