import { secretForms, withoutSecrets } from "../../protocol/answers/without-secrets.ts";
import type { NoResponse, Send, WireResponse } from "../../protocol/exchange.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";

/** A door through which no secret comes back. */
interface KeptSecrets {
  readonly send: Send;
  /** From now on the secrets among these keys are left out. */
  add(keys: Credentials): void;
}

/** The same door, whose answers are without the secrets that `add` was told, wherever a target repeats them. */
export function keepSecrets(send: Send): KeptSecrets {
  const secrets = new Set<string>();
  const clean = (text: string) => withoutSecrets(text, secrets);
  return {
    add: (keys) => {
      for (const form of secretForms(keys)) secrets.add(form);
    },
    send: async (request) => cleaned(await send(request), clean),
  };
}

function cleaned(
  outcome: WireResponse | NoResponse,
  clean: (text: string) => string,
): WireResponse | NoResponse {
  if (outcome.kind === "no-response") return { ...outcome, detail: clean(outcome.detail) };
  return {
    ...outcome,
    headers: outcome.headers.map(([name, value]) => [name, clean(value)] as const),
    body: cleanedBody(outcome.body, clean),
  };
}

/** Byte by byte as Latin-1, so that what is no text stays as it is; secrets are ASCII. */
function cleanedBody(body: Uint8Array, clean: (text: string) => string): Uint8Array {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
  const without = clean(text);
  return without === text ? body : Buffer.from(without, "latin1");
}
