import { callerIdentity } from "../../contract/caller-identity.ts";
import type { Connection } from "../../engine/run/connection.ts";
import { readElement } from "../../protocol/answers/credential-list.ts";
import { decodeAnswer } from "../../protocol/answers/decode-answer.ts";
import { describeAnswer } from "../../protocol/answers/describe-answer.ts";
import { buildRequest } from "../../protocol/request.ts";

/** The number of the account that the credentials of a connection belong to, or why it is not known, for people. */
export type CallerAccount =
  | { readonly ok: true; readonly account: string }
  | { readonly ok: false; readonly problem: string };

/** Asks STS at the connection's endpoint whose credentials these are. Sends one request; changes nothing. */
export async function callerAccount(
  connection: Pick<Connection, "send" | "endpoint" | "region" | "credentials">,
): Promise<CallerAccount> {
  const { endpoint, region, credentials } = connection;
  const { name: action, version, signingName } = callerIdentity;
  const outcome = await connection.send(
    buildRequest({
      endpoint,
      action,
      version,
      signingName,
      parameters: [],
      credentials,
      region,
      now: new Date(),
    }),
  );
  const asked = `${action} at ${endpoint.host}`;
  if (outcome.kind === "no-response") return { ok: false, problem: `${asked}: ${outcome.detail}` };
  const answer = decodeAnswer(outcome, callerIdentity);
  const account = answer.status === 200 ? readElement(answer, [...callerIdentity.account]) : null;
  return account !== null && /^\d{12}$/.test(account)
    ? { ok: true, account }
    : { ok: false, problem: `${asked} answered ${describeAnswer(answer)}` };
}
