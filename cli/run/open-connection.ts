import type { Connection } from "../../engine/run/connection.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import type { SecretKeeper } from "../surroundings.ts";
import type { ChosenTarget } from "./choose-target.ts";
import { connectionOf } from "./connection-of.ts";

/** A connection with a door of its own. */
export interface OpenConnection {
  readonly connection: Connection;
  readonly close: () => Promise<void>;
}

/** Opens a connection to a target within the limits of its entry. `keeper` is told what is secret. */
export function openConnection(
  { target, ca }: Omit<ChosenTarget, "credentials">,
  credentials: Credentials,
  keeper: SecretKeeper,
): OpenConnection {
  const { endpoint, timeoutMs, concurrency, rateLimit } = target;
  const api = createQueryApi({
    endpoint: new URL(endpoint),
    timeoutMs,
    connections: concurrency,
    rateLimit,
    ca,
    apart: true,
  });
  return {
    connection: connectionOf({ endpoint, target, credentials, send: api.send, keeper }),
    close: api.close,
  };
}
