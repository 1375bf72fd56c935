import type { Connection } from "../engine/connection.ts";
import type { Send } from "../protocol/exchange.ts";
import { followChain } from "../targets/credential-chain.ts";
import type { RunContext } from "./run-context.ts";

/** The connection of a run over a door that is open; keys that a provider chain gave are refreshed by it. */
export function connectionOf(run: Omit<RunContext, "lanes">, send: Send): Connection {
  const { region, consistencyMs, serviceName } = run;
  const fixed = { send, endpoint: new URL(run.endpoint), region, consistencyMs, serviceName };
  if (run.credentialChain === undefined) return { ...fixed, credentials: run.credentials };
  const current = followChain(run.credentials, run.credentialChain);
  return {
    ...fixed,
    get credentials() {
      return current();
    },
  };
}
