import { createHmac, hash } from "node:crypto";

/** The algorithm's name in Authorization headers, presigned queries and strings to sign. */
export const signingAlgorithm = "AWS4-HMAC-SHA256";

/** What a signing key is good for. `date` is `YYYYMMDD`, `terminator` is `aws4_request` unless it is wrong on purpose. */
export interface Scope {
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
}

/** The scope as it stands in credentials and strings to sign. */
export function scopeText(scope: Scope): string {
  return `${scope.date}/${scope.region}/${scope.service}/${scope.terminator}`;
}

let latest = { second: Number.NaN, timestamp: "" };

/** The instant as SigV4 writes it: `YYYYMMDDTHHMMSSZ`, fractions of a second dropped. */
export function signingTimestamp(instant: Date): string {
  const second = Math.floor(instant.getTime() / 1000);
  // Thousands of requests are signed in one second; writing the date would be a quarter of the cost of each.
  if (second !== latest.second) {
    latest = { second, timestamp: `${instant.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z` };
  }
  return latest.timestamp;
}

/** What is signed. IAM User Guide, "Create a signed AWS API request", step 3. */
export function stringToSign(timestamp: string, scope: Scope, canonical: string): string {
  return `${signingAlgorithm}\n${timestamp}\n${scopeText(scope)}\n${hash("sha256", canonical, "hex")}`;
}

const signingKeys = new Map<string, Buffer>();
/** A run uses a few keys on one or two days; the bound only keeps a long-lived process from growing. */
const mostSigningKeys = 64;

/** The key of one secret and one scope, derived once. IAM User Guide, the same page, step 4. */
function signingKey(secret: string, scope: Scope): Buffer {
  const name = `${scopeText(scope)}/${secret}`;
  const known = signingKeys.get(name);
  if (known !== undefined) return known;
  const steps = [scope.date, scope.region, scope.service, scope.terminator];
  const key = steps.reduce<Buffer>(
    (previous, step) => createHmac("sha256", previous).update(step).digest(),
    Buffer.from(`AWS4${secret}`, "utf8"),
  );
  if (signingKeys.size >= mostSigningKeys) signingKeys.clear();
  signingKeys.set(name, key);
  return key;
}

/** The signature in lower-case hexadecimal. */
export function signatureOf(secret: string, timestamp: string, scope: Scope, canonical: string): string {
  return createHmac("sha256", signingKey(secret, scope))
    .update(stringToSign(timestamp, scope, canonical))
    .digest("hex");
}
