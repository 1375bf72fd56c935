import { secretForms, withoutSecrets } from "../protocol/answers/without-secrets.ts";
import type { Credentials } from "../protocol/signing/credentials.ts";
import type { ProcessSurroundings, Surroundings } from "./surroundings.ts";

/**
 * The surroundings of a command, in which no output and no file holds a secret that `withhold` was told. The reports
 * leave secrets out by themselves; this is for those that a target repeats in a place where nobody expects them.
 */
export function withholdSecrets(bare: ProcessSurroundings): Surroundings {
  const secrets = new Set<string>();
  const clean = (text: string) => withoutSecrets(text, secrets);
  return {
    ...bare,
    out: (text) => bare.out(clean(text)),
    err: (text) => bare.err(clean(text)),
    writeFile: (path, text) => bare.writeFile(path, clean(text)),
    withhold: (credentials: Credentials) => {
      for (const form of secretForms(credentials)) secrets.add(form);
    },
  };
}
