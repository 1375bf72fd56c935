import { createExchangeSecrets } from "../protocol/secrets/exchange-secrets.ts";
import { createSecrets } from "../protocol/secrets/secrets.ts";
import type { ProcessSurroundings, Surroundings } from "./surroundings.ts";

/** Shorter keys are the made-up ones of emulators, and words that reports need. */
const leastKeyLength = 16;

/**
 * The surroundings of a command, in which no output and no file holds a key that `withhold` was told. What a target gives
 * out and what is signed is taken from the texts of the target alone: it could have words of a report called a secret.
 */
export function withholdSecrets(bare: ProcessSurroundings): Surroundings {
  const keys = createSecrets({ leastLength: leastKeyLength });
  const exchanged = createExchangeSecrets();
  const clean = (text: string) => keys.without(text);
  return {
    ...bare,
    out: (text) => bare.out(clean(text)),
    err: (text) => bare.err(clean(text)),
    writeFile: (path, text) => bare.writeFile(path, clean(text)),
    withhold: ({ secretAccessKey, sessionToken = "" }) => {
      keys.add(secretAccessKey);
      keys.add(sessionToken);
    },
    notice: exchanged.notice,
    clean: (text, inItsPlace) => exchanged.without(keys.without(text, inItsPlace), inItsPlace),
  };
}
