import { hash } from "node:crypto";
import type { SignatureFault } from "../../contract/signature-faults.ts";
import type { WireRequest } from "../exchange.ts";
import { encodeForm } from "../form.ts";
import { authorizationParts, writeAuthorization } from "./authorization.ts";
import { canonicalRequest } from "./canonical-request.ts";
import type { SigningChange } from "./changes/signing-change.ts";
import { signingChanges } from "./changes/signing-changes.ts";
import type { Credentials } from "./credentials.ts";
import { type Scope, scopeText, signatureOf, signingAlgorithm, signingTimestamp } from "./signature.ts";

/** What a signature is made with. `service` is the name in the credential scope; absent `fault`: correctly signed. */
export interface SigningOptions {
  readonly credentials: Credentials;
  readonly region: string;
  readonly service: string;
  readonly now: Date;
  readonly fault?: SignatureFault | undefined;
  /** Told of each signature and what it is made of. */
  readonly onSignature?: ((made: MadeSignature) => void) | undefined;
}

/** A signature and what it was made of. It holds the secret. */
export interface MadeSignature {
  readonly canonical: string;
  readonly timestamp: string;
  readonly scope: Scope;
  readonly secretAccessKey: string;
  /** The body that was signed, and its hash in hexadecimal digits. */
  readonly body: string;
  readonly bodyHash: string;
  readonly signature: string;
}

/** One signature to be made: the options with the change applied. */
interface Signing {
  readonly change: SigningChange;
  readonly credentials: Credentials;
  readonly instant: Date;
  readonly timestamp: string;
  readonly scope: Scope;
  readonly onSignature: SigningOptions["onSignature"];
  /** `ACCESSKEY/date/region/service/aws4_request`. */
  readonly credential: string;
}

/**
 * Signs a request with Signature Version 4, in the usual way or in another. `unsigned` has a Host header.
 * Signed are host, content-type, every x-amz-* header, and what the way of signing adds: the set of botocore.
 * Content-Length is left out, unlike in the JavaScript SDK, so that a body changed after signing is wrong in nothing
 * but the signature. A presigned request signs its host only; its parameters have to stand in the query string.
 * IAM User Guide, "AWS Signature Version 4 for API requests".
 */
export function signRequest(unsigned: WireRequest, options: SigningOptions): WireRequest {
  const change = signingChanges[options.fault ?? "none"];
  if (change.place === "nowhere") return unsigned;
  const signing = signingOf(change, options);
  const written = withQuery(unsigned, change);
  const inQuery = isInQuery(change) ? signQuery(written, signing) : written;
  const signed = change.place === "query" ? inQuery : signHeaders(inQuery, signing);
  return change.after?.(signed) ?? signed;
}

function isInQuery({ place }: SigningChange): boolean {
  return place === "query" || place === "both";
}

function signingOf(change: SigningChange, options: SigningOptions): Signing {
  const credentials = change.credentials?.(options.credentials) ?? options.credentials;
  const instant = new Date(options.now.getTime() + (change.shift ?? 0));
  const right: Scope = {
    date: signingTimestamp(instant).slice(0, 8),
    region: options.region,
    service: options.service,
    terminator: "aws4_request",
  };
  const scope = change.scope?.(right, instant) ?? right;
  const named = change.namedScope?.(scope, instant) ?? scopeText(scope);
  return {
    change,
    credentials,
    instant,
    timestamp: change.timestamp?.(instant) ?? signingTimestamp(instant),
    scope,
    onSignature: options.onSignature,
    credential: `${credentials.accessKeyId}/${named}`,
  };
}

function withQuery(unsigned: WireRequest, { query }: SigningChange): WireRequest {
  if (query === undefined) return unsigned;
  const start = unsigned.path.indexOf("?");
  const path = start === -1 ? unsigned.path : unsigned.path.slice(0, start);
  return { ...unsigned, path: `${path}?${query(start === -1 ? "" : unsigned.path.slice(start + 1))}` };
}

function signHeaders(unsigned: WireRequest, signing: Signing): WireRequest {
  const { change, credentials, instant, timestamp, credential } = signing;
  const further = change.headers?.(instant, unsigned.body) ?? [];
  const headers = [...unsigned.headers, ...further];
  if (change.dateHeader !== null) headers.push([change.dateHeader ?? "x-amz-date", timestamp]);
  if (credentials.sessionToken !== undefined)
    headers.push(["x-amz-security-token", credentials.sessionToken]);
  const request = { ...unsigned, headers };
  const sorted = signedHeaderNames(request, [change.dateHeader, ...further.map(([name]) => name)]).filter(
    (name) => change.unsignedHeaders?.includes(name) !== true,
  );
  const names = change.headerOrder?.(sorted) ?? sorted;
  const signature = signatureFor(request, names, signing);
  const parts = authorizationParts(credential, names, signature);
  const authorization = change.authorization?.(parts) ?? writeAuthorization(parts);
  return { ...request, headers: [...headers, ["authorization", authorization]] };
}

function signatureFor(request: WireRequest, names: readonly string[], signing: Signing): string {
  const { change, credentials, timestamp, scope } = signing;
  const method = change.signedMethod ?? request.method;
  const canonical = canonicalRequest({ ...request, method }, names, change.signedPayload);
  const signature = signatureOf(credentials.secretAccessKey, timestamp, scope, canonical);
  const { secretAccessKey } = credentials;
  if (signing.onSignature !== undefined) {
    const { body } = request;
    const bodyHash = hash("sha256", body, "hex");
    signing.onSignature({ canonical, timestamp, scope, secretAccessKey, body, bodyHash, signature });
  }
  return signature;
}

/** Sorted; `further` are signed too. */
function signedHeaderNames(
  request: WireRequest,
  further: readonly (string | null | undefined)[],
): readonly string[] {
  const names = request.headers.map(([name]) => name.toLowerCase());
  const signed = names.filter(
    (name) =>
      name === "host" || name === "content-type" || name.startsWith("x-amz-") || further.includes(name),
  );
  return [...new Set(signed)].sort();
}

function signQuery(unsigned: WireRequest, signing: Signing): WireRequest {
  const { change, credentials, timestamp, credential } = signing;
  const names = ["host"];
  const pairs: [string, string][] = [
    ["X-Amz-Algorithm", signingAlgorithm],
    ["X-Amz-Credential", credential],
    ["X-Amz-Date", timestamp],
  ];
  if (change.expires !== undefined) pairs.push(["X-Amz-Expires", String(change.expires)]);
  if (credentials.sessionToken !== undefined) pairs.push(["X-Amz-Security-Token", credentials.sessionToken]);
  pairs.push(["X-Amz-SignedHeaders", names.join(";")]);
  const separator = unsigned.path.includes("?") ? "&" : "?";
  const request = { ...unsigned, path: `${unsigned.path}${separator}${encodeForm(pairs)}` };
  const signature = signatureFor(request, names, signing);
  return { ...request, path: `${request.path}&X-Amz-Signature=${signature}` };
}
