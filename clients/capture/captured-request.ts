import type { WireRequest } from "../../protocol/exchange.ts";

/** A request as a client put it on the wire. */
export interface CapturedRequest {
  /** Which connection it came over: 1 for the first that the endpoint accepted. */
  readonly connection: number;
  /** When its head had come, in milliseconds since the epoch. */
  readonly receivedAt: number;
  /** `HTTP/1.1` or another version, or null where it was no HTTP. */
  readonly protocol: string | null;
  readonly method: string;
  /** Path with query string, as sent. */
  readonly path: string;
  /** Headers in the order and the letter case in which they came, values as ISO-8859-1. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Decoded from chunks, where it was sent in chunks; cut at the endpoint's bound. */
  readonly body: Uint8Array;
  /** `whole`; `cut`: the connection ended before the body did; `too-large`; `malformed`: not HTTP, and not answered. */
  readonly state: "whole" | "cut" | "too-large" | "malformed";
}

/** The first value of a header, or undefined. `name` in lower case. */
export function capturedHeader({ headers }: CapturedRequest, name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

/** The access key id that a request is signed with, whether or not the signature is right; or undefined. */
export function accessKeyIdOf(request: CapturedRequest): string | undefined {
  const authorization = capturedHeader(request, "authorization");
  return (
    /\bCredential=([^/,\s]{1,128})\//.exec(authorization ?? "")?.[1] ??
    /[?&]X-Amz-Credential=([^/&%]{1,128})(?:\/|%2F)/i.exec(request.path)?.[1]
  );
}

/** The same request with a body of one character per byte, as the wire code takes it. */
export function wireRequestOf({ method, path, headers, body }: CapturedRequest): WireRequest {
  return { method, path, headers, body: Buffer.from(body).toString("latin1") };
}
