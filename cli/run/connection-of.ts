import { type Learned, nothingLearned, usualLookAgainMs } from "../../engine/fixtures/learned.ts";
import type { Connection } from "../../engine/run/connection.ts";
import type { Send } from "../../protocol/exchange.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { followChain, type LoadChain } from "../../targets/credentials/credential-chain.ts";
import type { Target } from "../../targets/target.ts";
import type { SecretKeeper } from "../surroundings.ts";

/** What a connection is made of. */
export interface ConnectionParts {
  /** Where the target listens now. */
  readonly endpoint: string;
  readonly target: Target;
  readonly credentials: Credentials;
  readonly send: Send;
  /** What another connection of the run has learned; absent: nothing yet. */
  readonly learned?: Learned;
  readonly epoch?: Connection["epoch"];
  readonly order?: Connection["order"];
  /** Told of refreshed keys before anything is signed with them, and of every exchange. */
  readonly keeper: Pick<SecretKeeper, "withhold" | "notice">;
  /** Replaced in tests. */
  readonly loadChain?: LoadChain;
}

/** The connection of a run over a door that is open. Keys that a provider chain gave are refreshed by it. */
export function connectionOf(parts: ConnectionParts): Connection {
  const { target, credentials, epoch, order, keeper, loadChain } = parts;
  const send: Send = async (request, options) => {
    const outcome = await parts.send(request, options);
    keeper.notice({ request, outcome });
    return outcome;
  };
  const { region, consistencyMs, fixtures } = target;
  const learned = parts.learned ?? nothingLearned(fixtures.serviceName, usualLookAgainMs);
  const endpoint = new URL(parts.endpoint);
  const fixed = { send, endpoint, region, consistencyMs, learned, epoch, order };
  if (target.credentials === null || !("chain" in target.credentials)) return { ...fixed, credentials };
  const current = followChain(credentials, target.credentials.chain, loadChain, undefined, keeper.withhold);
  return {
    ...fixed,
    get credentials() {
      return current();
    },
  };
}
