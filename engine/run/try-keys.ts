import { notThereCodes } from "../../contract/messages.ts";
import { parametersOf } from "../../contract/operation.ts";
import {
  documentedStatuses,
  updateServiceSpecificCredential as operation,
} from "../../contract/operations/update-service-specific-credential.ts";
import { gistOf } from "../../protocol/answers/describe-answer.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { type CallInput, call } from "./call.ts";
import type { Connection } from "./connection.ts";
import { nobody } from "./nobody.ts";

/** Another way to send the same request with the same keys than the usual signed POST. */
export type KeyWay = "GET" | "presigned" | "host-without-port";

/** What becomes of keys in one way of sending. */
export interface KeyTrial {
  readonly way: KeyWay;
  /** Whether the keys are accepted, and others are not. */
  readonly isAccepted: boolean;
}

/**
 * Sends a harmless update with the same keys in other ways. One that is accepted shows that the keys are right, and in
 * what the target's check of signatures goes wrong.
 */
export function tryKeysOtherwise(connection: Connection): Promise<KeyTrial[]> {
  const { credentials, endpoint } = connection;
  const portless = new URL(endpoint);
  portless.port = "";
  const ways: [KeyWay, Connection, Pick<CallInput, "form" | "signature">][] = [
    ["GET", connection, { form: { method: "GET" } }],
    ["presigned", connection, { signature: "presigned" }],
  ];
  if (endpoint.port !== "") ways.push(["host-without-port", { ...connection, endpoint: portless }, {}]);
  const { accessKeyId, secretAccessKey } = credentials;
  const wrong = { accessKeyId, secretAccessKey: `${secretAccessKey}-not` };
  return Promise.all(
    ways.map(async ([way, through, written]) => {
      const [right, control] = await Promise.all([
        isUnderstood(through, written, credentials),
        isUnderstood(through, written, wrong),
      ]);
      // Where any key will do, the right ones tell nothing.
      return { way, isAccepted: right && !control };
    }),
  );
}

/** Whether a request got so far that what it names was looked up. */
async function isUnderstood(
  connection: Connection,
  written: Pick<CallInput, "form" | "signature">,
  credentials: Credentials,
): Promise<boolean> {
  const { owner: user, id: credential } = nobody;
  const parameters = parametersOf(operation, { credential, user, set: documentedStatuses[0] });
  const { answer } = await call(connection, { operation, parameters, ...written, credentials });
  return answer !== null && notThereCodes.includes(gistOf(answer).code ?? "");
}
