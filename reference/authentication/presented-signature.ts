import { decodeFormText, type EncodedPair } from "../form.ts";
import { readSigningDate, type SigningDate } from "./signing-date.ts";

/** A date that was sent; `read` is undefined where it is illegible. */
export interface GivenDate {
  readonly read: SigningDate | undefined;
}

/** What a request says of its signature. Absent parts are undefined; nothing is checked yet. */
export interface PresentedSignature {
  readonly place: "header" | "query";
  readonly algorithm: string | undefined;
  /** Key id, date, region, service and terminator, if it was complete. */
  readonly credential: readonly string[] | undefined;
  readonly signedHeaders: readonly string[] | undefined;
  readonly signature: string | undefined;
  readonly date: GivenDate | undefined;
  /** Seconds, as sent; only in a presigned request. */
  readonly expires: string | undefined;
  readonly sessionToken: string | undefined;
}

/**
 * Reads the Authorization header, or else the `X-Amz-…` parameters of a presigned request (IAM User Guide, AWS Signature
 * Version 4, "Authentication methods"). Undefined: neither is there.
 */
export function readPresentedSignature(
  headers: ReadonlyMap<string, readonly string[]>,
  query: readonly EncodedPair[],
): PresentedSignature | undefined {
  const authorization = headers.get("authorization")?.[0];
  if (authorization !== undefined) return fromHeader(authorization, headers);
  const parameters = new Map<string, string>();
  for (const [name, value] of query) {
    if (/^x-amz-/i.test(name)) parameters.set(decodeFormText(name), decodeFormText(value));
  }
  const signs = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature"];
  return signs.some((name) => parameters.has(name)) ? fromQuery(parameters) : undefined;
}

function fromHeader(
  authorization: string,
  headers: ReadonlyMap<string, readonly string[]>,
): PresentedSignature {
  const parts = /^\s*([^\s,=]+)(?:\s|$)/.exec(authorization);
  const parameters = new Map<string, string>();
  for (const piece of authorization.slice(parts?.[0].length ?? 0).split(",")) {
    const equals = piece.indexOf("=");
    if (equals > 0) parameters.set(piece.slice(0, equals).trim(), piece.slice(equals + 1).trim());
  }
  return {
    place: "header",
    algorithm: parts?.[1],
    credential: split(parameters.get("Credential"), "/"),
    signedHeaders: split(parameters.get("SignedHeaders"), ";"),
    signature: filled(parameters.get("Signature")),
    date: given(headers.get("x-amz-date")?.[0] ?? headers.get("date")?.[0]),
    expires: undefined,
    sessionToken: headers.get("x-amz-security-token")?.[0],
  };
}

function fromQuery(parameters: ReadonlyMap<string, string>): PresentedSignature {
  return {
    place: "query",
    algorithm: filled(parameters.get("X-Amz-Algorithm")),
    credential: split(parameters.get("X-Amz-Credential"), "/"),
    signedHeaders: split(parameters.get("X-Amz-SignedHeaders"), ";"),
    signature: filled(parameters.get("X-Amz-Signature")),
    date: given(parameters.get("X-Amz-Date")),
    expires: parameters.get("X-Amz-Expires"),
    sessionToken: parameters.get("X-Amz-Security-Token"),
  };
}

function given(date: string | undefined): GivenDate | undefined {
  return date === undefined || date === "" ? undefined : { read: readSigningDate(date) };
}

function filled(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}

function split(value: string | undefined, separator: string): readonly string[] | undefined {
  return filled(value)?.split(separator);
}
