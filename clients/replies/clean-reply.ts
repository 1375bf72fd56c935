import { createSecrets } from "../../protocol/secrets/secrets.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import type { Reply } from "../driver-protocol/protocol.ts";

/** Most characters of a text of a client that are looked at and kept. */
const longestText = 500;

/** A reply with its texts cut and without the secrets of the call, so that it may be shown. */
export function cleanReply(reply: Reply, credentials: Credentials): Reply {
  const secrets = createSecrets();
  secrets.add(credentials.secretAccessKey);
  secrets.add(credentials.sessionToken ?? "");
  // Before it is cut: a secret that the cut goes through must not show its first half.
  const clean = (text: string | null | undefined) =>
    typeof text === "string" ? secrets.without(text).slice(0, longestText) : null;
  const { seq, outcome, status = null, attempts = null, error = null } = reply;
  return {
    seq,
    outcome,
    status,
    requestId: clean(reply.requestId),
    attempts,
    error:
      error === null
        ? null
        : {
            type: clean(error.type),
            code: clean(error.code),
            message: clean(error.message),
            text: clean(error.text),
          },
  };
}
