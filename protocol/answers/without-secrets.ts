import type { Credentials } from "../signing/credentials.ts";

/** What stands in the place of a secret. */
const withheld = "REDACTED";

/**
 * A beginning of this many characters gives a secret away, since long texts of a target are shown cut. Shorter secrets
 * are the made-up ones of emulators, and words that reports need.
 */
const tellingLength = 16;

/** The secrets among keys, as they are and as URLs and JSON write them; those are left out that give nothing away. */
export function secretForms({
  secretAccessKey,
  sessionToken = "",
}: Pick<Credentials, "secretAccessKey" | "sessionToken">): string[] {
  return [secretAccessKey, sessionToken]
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .filter((form) => form.length >= tellingLength);
}

/** `text` without these secrets and without any telling beginning of them. */
export function withoutSecrets(text: string, secrets: Iterable<string>): string {
  return [...secrets].reduce(without, text);
}

function without(text: string, secret: string): string {
  const beginning = secret.slice(0, tellingLength);
  const parts: string[] = [];
  let from = 0;
  for (let found = text.indexOf(beginning); found !== -1; found = text.indexOf(beginning, from)) {
    parts.push(text.slice(from, found), withheld);
    let length = tellingLength;
    while (length < secret.length && text[found + length] === secret[length]) length++;
    from = found + length;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
