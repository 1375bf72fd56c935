import type { WireRequest } from "../../protocol/exchange.ts";
import { type DecodedForm, decodeForm } from "../../protocol/form.ts";

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

/** The headers that the signature of a request covers, as it lists them; empty where it lists none. */
export function signedHeadersOf(request: CapturedRequest): readonly string[] {
  const authorization = capturedHeader(request, "authorization") ?? "";
  return /\bSignedHeaders=([^,\s]+)/.exec(authorization)?.[1]?.split(";") ?? [];
}

/** The body with a character per byte. */
export function capturedText({ body }: CapturedRequest): string {
  return Buffer.from(body).toString("latin1");
}

/** The body read as a form, or why it is none. */
export function capturedForm(request: CapturedRequest): DecodedForm {
  return decodeForm(capturedText(request));
}

/** The same request as the wire code takes it. */
export function wireRequestOf(request: CapturedRequest): WireRequest {
  const { method, path, headers } = request;
  return { method, path, headers, body: capturedText(request) };
}
