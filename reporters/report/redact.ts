import type { WireRequest } from "../../protocol/exchange.ts";

/** What stands in a report in the place of a secret. */
const redacted = "REDACTED";

/** Takes the secrets out of a text. */
export type Redactor = (text: string) => string;

/** Elements and keys of answers that hold a secret. */
const secretNames = "SecretAccessKey|ServicePassword|ServiceCredentialSecret|SessionToken|SignatureProvided";

// The attributes and the content go together, up to the closing tag or the end: what is not well-formed must hide nothing.
const secretElement = new RegExp(
  `(<|&lt;)([^\\s<>&/:]{1,64}:)?(${secretNames})(?=[\\s/>&]|$)(?!\\s{0,8}/(?:>|&gt;))`,
  "gi",
);

const quotedOrBare = `(?:"(?:\\\\.|[^"\\\\])*|\\\\+"[^"]*|'[^']*|[^\\s,;&<>"'\\\\]+)`;
// The commands of a report name the variable that holds the token.
const secretPair = new RegExp(
  `(?<![A-Za-z0-9_])((?:${secretNames}|X-Amz-Security-Token|X-Amz-Signature|Set-Cookie)(?:\\\\*["'])?(?:\\s{0,8}[:=]\\s{0,8}|%3D))(?!\\$AWS_SESSION_TOKEN(?:["'\\s]|$))${quotedOrBare}`,
  "gi",
);
const signaturePair = new RegExp(
  `(?<![A-Za-z0-9_])(Signature(?:=|%3D|\\\\*["']\\s{0,8}:\\s{0,8}))${quotedOrBare}`,
  "gi",
);

function redactElements(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const opening of text.matchAll(secretElement)) {
    if (opening.index < from) continue;
    const content = opening.index + opening[0].length;
    const closing = new RegExp(`(?:</|&lt;/)(?:[^\\s<>&/:]{1,64}:)?${opening[3] ?? ""}(?=[\\s>&]|$)`, "gi");
    closing.lastIndex = content;
    const end = closing.exec(text)?.index ?? text.length;
    parts.push(text.slice(from, content), opening[1] === "<" ? ">" : "&gt;", redacted);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

function redactPair(match: string, name: string): string {
  const quote = /^\\*["']/.exec(match.slice(name.length))?.[0] ?? "";
  return `${name}${quote}${redacted}`;
}

/** A URL's user name and password, which must not reach a report with the endpoint. */
const userInformation = /(:\/\/)[^/?#@\s"'<>]{0,1024}@/g;

function redactText(text: string): string {
  return redactElements(text)
    .replace(secretPair, redactPair)
    .replace(signaturePair, redactPair)
    .replace(userInformation, `$1${redacted}@`);
}

/** The signature and the session token of a request, which an answer may echo in any place. */
function secretsOf(request: WireRequest): string[] {
  const found: string[] = [];
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    if (key === "x-amz-security-token") found.push(value);
    if (key === "authorization") found.push(...(/Signature=([^\s,]+)/i.exec(value)?.slice(1) ?? []));
  }
  for (const text of [request.path.slice(request.path.indexOf("?") + 1), request.body]) {
    const form = new URLSearchParams(text);
    for (const [name, value] of form) {
      if (/^x-amz-(?:signature|security-token)$/i.test(name)) found.push(value, encodeURIComponent(value));
    }
  }
  // A shorter one would take harmless words out of the report with it, and is none that AWS gives out.
  return found
    .filter((secret) => secret.length >= 8 && secret !== redacted)
    .sort((a, b) => b.length - a.length);
}

/**
 * A redactor for texts that belong to a run, or to the exchange that `request` began.
 *
 * It takes out signatures, session tokens, the contents of elements and keys that hold secrets (any prefix, also in
 * a document that is cut or not well-formed) and, given a request, that request's signature and token wherever an
 * answer echoes them. Redacting twice changes nothing more; the time taken is linear in the text.
 */
export function createRedactor(request?: WireRequest): Redactor {
  const known = request === undefined ? [] : secretsOf(request);
  return (text) => redactText(known.reduce((rest, secret) => rest.replaceAll(secret, redacted), text));
}

/** Headers without secrets: the values of cookies and session tokens go entirely, the rest passes the redactor. */
export function redactHeaders(
  headers: readonly (readonly [name: string, value: string])[],
  redact: Redactor,
): [name: string, value: string][] {
  return headers.map(([name, value]) => [
    redact(name),
    /^(?:set-cookie2?|x-amz-security-token)$/i.test(name) ? redacted : redact(value),
  ]);
}

/** Plain JSON with every text and key in it redacted. */
export function redactDeep(value: unknown, redact: Redactor): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, redact));
  if (typeof value !== "object" || value === null) return value;
  // Object.fromEntries defines its keys, so that `__proto__` becomes a key like any other.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redact(key), redactDeep(item, redact)]),
  );
}
