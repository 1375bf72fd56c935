import { fixtureOperations } from "../../contract/fixture-operations.ts";
import { call } from "./call.ts";
import type { Connection } from "./connection.ts";

/** Whether the target asks for a signature at all. */
export type Authentication = "enforced" | "not-enforced" | "unknown";

/** Sends an unsigned, harmless listing and a signed one: the two answers differ where signatures count. */
export async function probeAuthentication(connection: Connection): Promise<Authentication> {
  const listing = {
    operation: fixtureOperations.listCredentials,
    parameters: [
      ["UserName", "iam-conformance-no-such-user"],
      ["ServiceName", connection.serviceName],
    ] as const,
  };
  const [signed, unsigned] = await Promise.all([
    call(connection, listing),
    call(connection, { ...listing, signature: "unsigned" }),
  ]);
  if (signed.answer === null || unsigned.answer === null) return "unknown";
  const denied =
    [401, 403].includes(unsigned.answer.status) && unsigned.answer.status !== signed.answer.status;
  return denied ? "enforced" : "not-enforced";
}
