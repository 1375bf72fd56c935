import type { Credentials } from "../protocol/credentials.ts";
import type { ProcessSurroundings, Surroundings } from "./surroundings.ts";

/** What stands in the place of a secret. */
const withheld = "REDACTED";

/**
 * A beginning of this many characters gives a secret away, since long texts of a target are shown cut. Shorter secrets
 * are the made-up ones of emulators, and words that reports need.
 */
const tellingLength = 16;

/**
 * The surroundings of a command, in which no output and no file holds a secret that `withhold` was told. The reports
 * leave secrets out by themselves; this is for those that a target repeats in a place where nobody expects them.
 */
export function withholdSecrets(bare: ProcessSurroundings): Surroundings {
  const secrets = new Set<string>();
  const clean = (text: string) => [...secrets].reduce(without, text);
  return {
    ...bare,
    out: (text) => bare.out(clean(text)),
    err: (text) => bare.err(clean(text)),
    writeFile: (path, text) => bare.writeFile(path, clean(text)),
    withhold: ({ secretAccessKey, sessionToken }: Credentials) => {
      for (const secret of [secretAccessKey, sessionToken ?? ""]) {
        for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
          if (form.length >= tellingLength) secrets.add(form);
        }
      }
    },
  };
}

/** `text` without the secret and without any telling beginning of it. */
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
