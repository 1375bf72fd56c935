import { shortened } from "../../protocol/answers/excerpt.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import { secretNames, secretsOf } from "../../protocol/secrets/exchange-secrets.ts";
import { createSecrets, cutRanges, type Range, redacted } from "../../protocol/secrets/secrets.ts";
import { withoutEscapes } from "../../protocol/secrets/without-escapes.ts";

/** Takes the secrets out of a text. */
export type Redactor = (text: string) => string;

/** The server's own signature too, which AWS never tells. */
const names = [...secretNames, "SignatureProvided"].join("|");

// The attributes and the content go together, up to the closing tag or the end: what is not well-formed must hide nothing.
const secretElement = new RegExp(
  `(<|&lt;)([^\\s<>&/:]{1,64}:)?(${names})(?=[\\s/>&]|$)(?!\\s{0,8}/(?:>|&gt;))`,
  "gi",
);

const quotedOrBare = `(?:"(?:\\\\.|[^"\\\\])*|\\\\+"[^"]*|'[^']*|[^\\s,;&<>"'\\\\]+)`;
// The commands of a report name the variable that holds the token.
const secretPair = new RegExp(
  `(?<![A-Za-z0-9_])((?:${names}|X-Amz-Security-Token|X-Amz-Signature|Set-Cookie)(?:\\\\*["'])?(?:\\s{0,8}[:=]\\s{0,8}|%3D))(?!\\$AWS_SESSION_TOKEN(?:["'\\s]|$))${quotedOrBare}`,
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

// In a text that was escaped, of which not all was. What is redacted already is passed over.
const unescapedValue = new RegExp(
  `(?:<(?:[^\\s<>/:]{1,64}:)?(?:${names})(?=[\\s>])|(?<![A-Za-z0-9_])(?:${names}|X-Amz-Security-Token|X-Amz-Signature)["']?\\s{0,8}[:=]\\s{0,8}["']?(?!${redacted}|\\$AWS_SESSION_TOKEN))([^<,;&"']+)`,
  "gi",
);

/** Values whose names, or what sets them apart, are escaped: percent encoding, JSON, references. */
function redactEscaped(text: string): string {
  const { text: plain, placeOf } = withoutEscapes(text);
  if (plain.length === text.length) return text;
  const ranges: Range[] = [];
  for (const { index, 0: whole, 1: value = "" } of plain.matchAll(unescapedValue)) {
    const start = index + whole.length - value.length;
    // What is not escaped was looked at before.
    if (placeOf(index + whole.length) - placeOf(index) > whole.length && value.replace(/^>/, "") !== redacted)
      ranges.push([placeOf(start), placeOf(index + whole.length)]);
  }
  return cutRanges(text, ranges, redacted);
}

/** A URL's user name and password, which must not reach a report with the endpoint. */
const userInformation = /(:\/\/)[^/?#@\s"'<>]{0,1024}@/g;

function redactText(text: string): string {
  return redactEscaped(
    redactElements(text).replace(secretPair, redactPair).replace(signaturePair, redactPair),
  ).replace(userInformation, `$1${redacted}@`);
}

/**
 * A redactor for texts that belong to a run, or to the exchange that `request` began.
 *
 * It takes out signatures, session tokens, the contents of elements and keys that hold secrets (any prefix, also in
 * a document that is cut or not well-formed) and, given a request, that request's signature and token wherever an
 * answer echoes them, in each of their forms. `clean` takes out what else is known to be secret. Redacting twice changes
 * nothing more; the time taken is linear in the text.
 */
export function createRedactor(request?: WireRequest, clean: Redactor = (text) => text): Redactor {
  const own = createSecrets();
  for (const secret of request === undefined ? [] : secretsOf(request)) own.add(secret);
  return (text) => redactText(own.without(clean(text)));
}

/** Characters of a sentence of a report, which may repeat what a target sent; several times the longest that it takes. */
const mostOfSentence = 1000;

/** A redactor for sentences: an id or a message of a megabyte is shortened wherever a report repeats it. */
export function sentenceRedactor(redact: Redactor): Redactor {
  return (text) => shortened(redact(text), mostOfSentence);
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
