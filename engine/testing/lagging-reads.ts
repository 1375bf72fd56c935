import { fixtureOperations } from "../../contract/fixture-operations.ts";
import type { Send } from "../../protocol/exchange.ts";
import { call } from "../run/call.ts";
import type { Connection } from "../run/connection.ts";
import { clock } from "../run/try-again.ts";

/**
 * The connection with listings that show a user as it was before its last writes, until `lagMs` after the last of
 * them: an endpoint that is eventually consistent.
 */
export function laggingReads(connection: Connection, lagMs: number): Connection {
  const outdated = new Map<string, { readonly answer: Awaited<ReturnType<Send>>; until: number }>();

  async function list(userName: string) {
    const { exchange } = await call(connection, {
      operation: fixtureOperations.listCredentials,
      parameters: [
        ["UserName", userName],
        ["ServiceName", connection.learned.serviceName],
      ],
    });
    return exchange.outcome;
  }

  return {
    ...connection,
    send: async (request) => {
      const form = new URLSearchParams(request.body);
      const user = (form.get("UserName") ?? "").toLowerCase();
      const seen = outdated.get(user);
      const isOutdated = seen !== undefined && clock.now() < seen.until;
      if (form.get("Action") === fixtureOperations.listCredentials.name)
        return isOutdated ? seen.answer : connection.send(request);
      const answer = isOutdated ? seen.answer : await list(user);
      outdated.set(user, { answer, until: clock.now() + lagMs });
      return connection.send(request);
    },
  };
}
