import type { Credentials } from "../../protocol/signing/credentials.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import { callerEndpoint } from "../../targets/real-aws.ts";
import type { Target } from "../../targets/target.ts";
import { callerAccount } from "./caller-account.ts";

/** What keeps the credentials from being used on a target, and whether that is for the user to put right. */
export interface AccountProblem {
  readonly message: string;
  readonly kind: "another-account" | "unknown-account";
}

/**
 * Holds the account that the credentials belong to against the list of the target's entry, by GetCallerIdentity and
 * before anything is sent to the target; null where it is listed, or where there is no list.
 */
export async function accountProblem(
  { name, accounts, endpoint, sts, region, timeoutMs }: Target,
  credentials: Credentials | null,
  ca: string | undefined,
): Promise<AccountProblem | null> {
  if (accounts === undefined || credentials === null) return null;
  const url = new URL(sts ?? callerEndpoint(endpoint));
  const api = createQueryApi({ endpoint: url, timeoutMs, connections: 1, ca });
  try {
    const caller = await callerAccount({ send: api.send, endpoint: url, region, credentials });
    if (!caller.ok)
      return {
        kind: "unknown-account",
        message: `target ${name}: nothing was sent, because the account of the credentials is unknown: ${caller.problem}`,
      };
    if (accounts.includes(caller.account)) return null;
    return {
      kind: "another-account",
      message: `target ${name}: the credentials belong to account ${caller.account}, but "accounts" in its entry allows only ${accounts.join(", ")}. Nothing was sent to it.`,
    };
  } finally {
    await api.close();
  }
}
