import { service } from "../../contract/operation.ts";
import type { SignatureFault } from "../../contract/signature-faults.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import { isPresigned } from "../../protocol/signing/changes/signing-changes.ts";
import { signRequest } from "../../protocol/signing/sign.ts";
import type { KeyPair, Reference } from "../create-reference.ts";
import type { Reply } from "../reference-response.ts";

/** Parameters by wire name; an undefined one is not sent. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** How a call departs from a plain POST by the account itself. */
export interface CallOptions {
  readonly method?: string;
  readonly version?: string | undefined;
  readonly contentType?: string;
  readonly credentials?: KeyPair;
  readonly signature?: SignatureFault;
  readonly service?: string;
  /** Writes the form; usual: RFC 3986. */
  readonly encode?: (pairs: readonly (readonly [string, string])[]) => string;
}

/** The moment at which every test takes place. */
export const testTime = Date.UTC(2026, 0, 2, 3, 4, 5);

/** Encodes a form as SDKs do; lone surrogates as the three bytes that a careless encoder makes of them. */
export function encodeForm(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${escapeForm(name)}=${escapeForm(value)}`).join("&");
}

function escapeForm(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0xd800 || code > 0xdfff) {
      return encodeURIComponent(character).replace(
        /[!'()*]/g,
        (mark) => `%${mark.charCodeAt(0).toString(16)}`,
      );
    }
    const bytes = [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
    return bytes.map((byte) => `%${byte.toString(16).toUpperCase()}`).join("");
  }).join("");
}

/** One request, signed by the suite's signer, of which the endpoint shares nothing. */
export function testRequest(
  reference: Reference,
  action: string,
  parameters: Parameters,
  options: CallOptions = {},
): WireRequest {
  const { method = "POST", contentType = service.contentType, encode = encodeForm } = options;
  const version = "version" in options ? options.version : service.version;
  const pairs = Object.entries({ Action: action, Version: version, ...parameters }).flatMap(
    ([name, value]) => (value === undefined ? [] : [[name, value] as const]),
  );
  const form = encode(pairs);
  const { credentials = reference.rootCredentials, signature = "none" } = options;
  const isGet = method === "GET" || isPresigned(signature);
  const unsigned: WireRequest = {
    method: isGet ? "GET" : method,
    path: isGet ? `/?${form}` : "/",
    headers: [["host", "127.0.0.1:4000"], ...(isGet ? [] : [["content-type", contentType] as const])],
    body: isGet ? "" : form,
  };
  return signRequest(unsigned, {
    credentials,
    region: service.region,
    service: options.service ?? service.signingName,
    now: new Date(testTime),
    fault: signature,
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

/** Makes a user with credentials for CodeCommit; answers their ids. */
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
