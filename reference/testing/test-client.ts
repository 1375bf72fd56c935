import { service } from "../../contract/operation.ts";
import type { RequestForm } from "../../contract/request-form.ts";
import type { SignatureFault } from "../../contract/signature-faults.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import { buildRequest } from "../../protocol/request.ts";
import type { KeyPair, Reference } from "../create-reference.ts";
import type { Reply } from "../reference-response.ts";

export { encodeForm } from "../../protocol/form.ts";

/** Parameters by wire name; an undefined one is not sent. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** How a call departs from a plain POST by the account itself. */
export interface CallOptions {
  readonly version?: string;
  /** The name in the credential scope; absent: the one of IAM. */
  readonly service?: string;
  readonly form?: RequestForm;
  readonly credentials?: KeyPair;
  readonly signature?: SignatureFault;
}

/** The moment at which every test takes place. */
export const testTime = Date.UTC(2026, 0, 2, 3, 4, 5);

/** One request as the suite's own client writes and signs it, which shares no arithmetic with the endpoint. */
export function testRequest(
  reference: Reference,
  action: string,
  parameters: Parameters,
  { service: signingName, credentials = reference.rootCredentials, ...options }: CallOptions = {},
): WireRequest {
  return buildRequest({
    endpoint: new URL("http://127.0.0.1:4000"),
    action,
    parameters: Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
    credentials,
    region: service.region,
    now: new Date(testTime),
    ...(signingName === undefined ? {} : { signingName }),
    ...options,
  });
}

/** Sends one request; fails where no answer comes. */
export function call(
  reference: Reference,
  action: string,
  parameters: Parameters = {},
  options: CallOptions = {},
): Reply {
  const response = reference.handle(testRequest(reference, action, parameters, options));
  if (response.kind !== "response") throw new Error(`${action}: ${response.cause}`);
  return response;
}

/** The text of the first element with this name, as written. */
export function textOf({ body }: Pick<Reply, "body">, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1];
}

/** Status and code, as `404 NoSuchEntity`; the status alone of a success. */
export function summary(reply: Reply): string {
  const code = textOf(reply, "Code");
  return code === undefined ? String(reply.status) : `${reply.status} ${code}`;
}

/** Makes a user with credentials for CodeCommit; returns their ids. */
export function makeUser(reference: Reference, name: string, credentials: number): string[] {
  call(reference, "CreateUser", { UserName: name });
  return Array.from({ length: credentials }, () => {
    const created = call(reference, "CreateServiceSpecificCredential", {
      UserName: name,
      ServiceName: "codecommit.amazonaws.com",
    });
    return textOf(created, "ServiceSpecificCredentialId") ?? "";
  });
}

/** Makes an access key for a user. */
export function makeKey(reference: Reference, userName: string): KeyPair {
  const created = call(reference, "CreateAccessKey", { UserName: userName });
  return {
    accessKeyId: textOf(created, "AccessKeyId") ?? "",
    secretAccessKey: textOf(created, "SecretAccessKey") ?? "",
  };
}
