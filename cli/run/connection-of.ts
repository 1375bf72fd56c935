import type { Connection } from "../../engine/run/connection.ts";
import type { Send } from "../../protocol/exchange.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { followChain, type LoadChain } from "../../targets/credentials/credential-chain.ts";
import { keepSecrets } from "./keep-secrets.ts";
import type { RunContext } from "./run-context.ts";

/** What becomes of keys that a provider chain refreshes. */
export interface KeyOptions {
  /** Told of refreshed keys before anything is signed with them. */
  readonly onKeys?: (keys: Credentials) => void;
  /** Replaced in tests. */
  readonly load?: LoadChain;
}

/**
 * The connection of a run over a door that is open. Keys that a provider chain gave are refreshed by it, and nothing
 * that comes through the door repeats their secrets: what is judged here is told in another thread, which does not
 * know them.
 */
export function connectionOf(
  run: Omit<RunContext, "lanes">,
  send: Send,
  { onKeys, load }: KeyOptions = {},
): Connection {
  const { region, consistencyMs, serviceName } = run;
  const fixed = { endpoint: new URL(run.endpoint), region, consistencyMs, serviceName };
  if (run.credentialChain === undefined) return { ...fixed, send, credentials: run.credentials };
  const kept = keepSecrets(send);
  kept.add(run.credentials);
  const current = followChain(run.credentials, run.credentialChain, load, undefined, (keys) => {
    kept.add(keys);
    onKeys?.(keys);
  });
  return {
    ...fixed,
    send: kept.send,
    get credentials() {
      return current();
    },
  };
}
