import { createHmac, hash } from "node:crypto";

/** What a signing key is derived from. */
export interface SigningScope {
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** Ends the scope; {@link terminator} in every honest request. */
  readonly terminator: string;
}

/** The only algorithm (IAM User Guide, Create a signed AWS API request). */
export const algorithm = "AWS4-HMAC-SHA256";
/** The end of every credential scope. */
export const terminator = "aws4_request";

const cachedKeys = new Map<string, Buffer>();
const mostCachedKeys = 1000;

/** The signature that belongs to a canonical request: 64 hexadecimal digits. */
export function expectedSignature(
  secret: string,
  scope: SigningScope,
  date: string,
  canonicalRequest: string,
): string {
  const digest = hash("sha256", canonicalRequest, "hex");
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/${scope.terminator}`;
  return createHmac("sha256", signingKey(secret, scope, scopeText))
    .update(`${algorithm}\n${date}\n${scopeText}\n${digest}`)
    .digest("hex");
}

function signingKey(secret: string, scope: SigningScope, scopeText: string): Buffer {
  const name = `${secret}\n${scopeText}`;
  const cached = cachedKeys.get(name);
  if (cached !== undefined) return cached;
  const key = [scope.date, scope.region, scope.service, scope.terminator].reduce(
    (parent, part) => createHmac("sha256", parent).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
  // Keys are made by clients: a bound keeps a long run from growing.
  if (cachedKeys.size >= mostCachedKeys) cachedKeys.clear();
  cachedKeys.set(name, key);
  return key;
}
