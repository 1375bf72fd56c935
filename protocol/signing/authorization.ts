import { signingAlgorithm } from "./signature.ts";

/** The parts of an Authorization header; an absent one is left out. */
export interface AuthorizationParts {
  readonly algorithm?: string;
  /** `ACCESSKEY/date/region/service/aws4_request`. */
  readonly credential?: string;
  /** Separated by semicolons. */
  readonly signedHeaders?: string;
  readonly signature?: string;
}

/** An Authorization header of these parts. `separator`: what stands between them, the algorithm apart. */
export function writeAuthorization(parts: AuthorizationParts, separator = ", "): string {
  const { algorithm, credential, signedHeaders, signature } = parts;
  const named: string[] = [];
  if (credential !== undefined) named.push(`Credential=${credential}`);
  if (signedHeaders !== undefined) named.push(`SignedHeaders=${signedHeaders}`);
  if (signature !== undefined) named.push(`Signature=${signature}`);
  return `${algorithm === undefined ? "" : `${algorithm} `}${named.join(separator)}`;
}

/** The parts of a right header. */
export function authorizationParts(
  credential: string,
  signedHeaders: readonly string[],
  signature: string,
): Required<AuthorizationParts> {
  return { algorithm: signingAlgorithm, credential, signedHeaders: signedHeaders.join(";"), signature };
}
