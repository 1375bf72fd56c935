import type { Exchange, WireRequest, WireResponse } from "../exchange.ts";
import { createSecrets, type Secrets } from "./secrets.ts";
import { withoutEscapes } from "./without-escapes.ts";

/** Elements and keys of answers that hold a secret. */
export const secretNames = ["SecretAccessKey", "ServicePassword", "ServiceCredentialSecret", "SessionToken"];

const names = secretNames.join("|");
const secretValue = new RegExp(
  `<(?:[\\w-]{1,64}:)?(?:${names})(?:\\s[^<>]{0,256})?>([^<]{1,2048})|"(?:${names})"\\s{0,8}:\\s{0,8}"([^"]{1,2048})`,
  "g",
);

/** Far more than AWS puts into one answer. */
const mostInAnswer = 16;

/** The signatures and the session token that a request carries, and the one that precedes it. */
export function secretsOf({ headers, path, body, after }: WireRequest): string[] {
  const found: string[] = after === undefined ? [] : secretsOf(after);
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (key === "x-amz-security-token") found.push(value);
    if (key === "authorization") found.push(...(/Signature=([^\s,]+)/i.exec(value)?.slice(1) ?? []));
  }
  for (const text of [path.slice(path.indexOf("?") + 1), body]) {
    if (!/x-amz-s/i.test(text)) continue;
    for (const [name, value] of new URLSearchParams(text))
      if (/^x-amz-(?:signature|security-token)$/i.test(name)) found.push(value);
  }
  return found;
}

/** The secrets that an answer gives out: passwords and keys of what a request has made. */
function secretsIn({ body }: WireResponse): string[] {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (!secretNames.some((name) => bytes.includes(name))) return [];
  const found: string[] = [];
  for (const [, element, string = ""] of bytes.toString("utf8").matchAll(secretValue)) {
    const value = (element ?? string).trim();
    found.push(value, withoutEscapes(value).text);
    if (found.length >= mostInAnswer) break;
  }
  return found;
}

/** The secrets of the exchanges of a run, which its target may repeat in any later answer. */
export interface ExchangeSecrets {
  /** Takes the secrets of one exchange. */
  notice(exchange: Exchange): void;
  readonly without: Secrets["without"];
}

/** Of signatures, each good for some minutes and for one request, the latest are kept. */
const mostSignatures = 2000;
const mostGiven = 10_000;

/** The secrets of no exchange yet. */
export function createExchangeSecrets(): ExchangeSecrets {
  const sent = createSecrets({ most: mostSignatures });
  const given = createSecrets({ most: mostGiven });
  return {
    notice({ request, outcome }) {
      for (const secret of secretsOf(request)) sent.add(secret);
      if (outcome.kind === "response") for (const secret of secretsIn(outcome)) given.add(secret);
    },
    without: (text, inItsPlace) => sent.without(given.without(text, inItsPlace), inItsPlace),
  };
}
