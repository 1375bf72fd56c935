import type { SignatureFault } from "../../contract/signature-faults.ts";
import type { WireRequest } from "../exchange.ts";
import { encodeForm } from "../form.ts";
import { canonicalRequest } from "./canonical-request.ts";
import { changeParameters, changeSignedHeader } from "./change-after-signing.ts";
import type { Credentials } from "./credentials.ts";
import { type Scope, scopeText, signatureOf, signingAlgorithm, signingTimestamp } from "./signature.ts";
import { type SigningChange, signingChanges } from "./signing-changes.ts";

/** What a signature is made with. `service` is the name in the credential scope; absent `fault`: correctly signed. */
export interface SigningOptions {
  readonly credentials: Credentials;
  readonly region: string;
  readonly service: string;
  readonly now: Date;
  readonly fault?: SignatureFault | undefined;
}

/** One signature to be made: the options with the change applied. */
interface Signing {
  readonly change: SigningChange;
  readonly credentials: Credentials;
  readonly timestamp: string;
  readonly scope: Scope;
  /** `ACCESSKEY/date/region/service/aws4_request`. */
  readonly credential: string;
}

/**
 * Signs a request with Signature Version 4, rightly or with exactly one fault. `unsigned` has a Host header.
 * Signed are host, content-type and every x-amz-* header: the set of botocore. Content-Length is left out, unlike
 * in the JavaScript SDK, so that a body changed after signing is wrong in nothing but the signature.
 * A presigned request signs its host only; its parameters have to stand in the query string.
 * IAM User Guide, "AWS Signature Version 4 for API requests".
 */
export function signRequest(unsigned: WireRequest, options: SigningOptions): WireRequest {
  const change = signingChanges[options.fault ?? "none"];
  if (change.place === "nowhere") return unsigned;
  const signing = signingOf(change, options);
  const signed = change.place === "query" ? signQuery(unsigned, signing) : signHeaders(unsigned, signing);
  if (change.changeAfter === "parameters") return changeParameters(signed);
  return change.changeAfter === "header" ? changeSignedHeader(signed) : signed;
}

function signingOf(change: SigningChange, options: SigningOptions): Signing {
  const credentials = change.credentials?.(options.credentials) ?? options.credentials;
  const instant = new Date(options.now.getTime() + (change.shift ?? 0));
  const timestamp = signingTimestamp(instant);
  const right: Scope = {
    date: timestamp.slice(0, 8),
    region: options.region,
    service: options.service,
    terminator: "aws4_request",
  };
  const scope = change.scope?.(right, instant) ?? right;
  const named = change.namedScope?.(scopeText(scope)) ?? scopeText(scope);
  return { change, credentials, timestamp, scope, credential: `${credentials.accessKeyId}/${named}` };
}

function signHeaders(unsigned: WireRequest, signing: Signing): WireRequest {
  const { change, credentials, timestamp, scope } = signing;
  const headers = [...unsigned.headers];
  if (change.unsignedHeader !== "x-amz-date") headers.push(["x-amz-date", timestamp]);
  if (credentials.sessionToken !== undefined)
    headers.push(["x-amz-security-token", credentials.sessionToken]);
  const request = { ...unsigned, headers };
  const names = signedHeaderNames(request).filter((name) => name !== change.unsignedHeader);
  const signature = signatureOf(
    credentials.secretAccessKey,
    timestamp,
    scope,
    canonicalRequest(request, names),
  );
  return { ...request, headers: [...headers, ["authorization", authorization(signing, names, signature)]] };
}

function signedHeaderNames(request: WireRequest): string[] {
  const names = request.headers.map(([name]) => name.toLowerCase());
  const signed = names.filter(
    (name) => name === "host" || name === "content-type" || name.startsWith("x-amz-"),
  );
  return [...new Set(signed)].sort();
}

function authorization(signing: Signing, names: readonly string[], signature: string): string {
  const { change, credential } = signing;
  const parts: string[] = [];
  if (change.omit !== "credential") parts.push(`Credential=${credential}`);
  if (change.omit !== "signed-headers") parts.push(`SignedHeaders=${names.join(";")}`);
  if (change.omit !== "signature")
    parts.push(`Signature=${change.cutSignature ? signature.slice(0, -1) : signature}`);
  const algorithm = change.omit === "algorithm" ? "" : `${signingAlgorithm} `;
  return algorithm + parts.join(", ");
}

function signQuery(unsigned: WireRequest, signing: Signing): WireRequest {
  const { change, credentials, timestamp, scope, credential } = signing;
  const names = ["host"];
  const pairs: [string, string][] = [
    ["X-Amz-Algorithm", signingAlgorithm],
    ["X-Amz-Credential", credential],
    ["X-Amz-Date", timestamp],
    ["X-Amz-Expires", String(change.expires ?? 0)],
  ];
  if (credentials.sessionToken !== undefined) pairs.push(["X-Amz-Security-Token", credentials.sessionToken]);
  pairs.push(["X-Amz-SignedHeaders", names.join(";")]);
  const separator = unsigned.path.includes("?") ? "&" : "?";
  const request = { ...unsigned, path: `${unsigned.path}${separator}${encodeForm(pairs)}` };
  const signature = signatureOf(
    credentials.secretAccessKey,
    timestamp,
    scope,
    canonicalRequest(request, names),
  );
  return { ...request, path: `${request.path}&X-Amz-Signature=${signature}` };
}
