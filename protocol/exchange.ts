import type { RequestForm } from "../contract/request-form.ts";

/** How the message of a request is written, where it is not the usual way. */
export type MessageSpelling = Pick<RequestForm, "headerSpace" | "chunks">;

/** An HTTP request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path with query string, or the whole URL, as sent. */
  readonly path: string;
  /** Headers in sending order; `host` included. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Percent-encoded form: ASCII only. Empty for GET. */
  readonly body: string;
  readonly spelling?: MessageSpelling;
  /** A request that is answered on the same connection before this one is sent. */
  readonly after?: WireRequest;
}

/** An HTTP response as it came, but for its content codings, which are taken off. The body is cut at the transport's limit. */
export interface WireResponse {
  readonly kind: "response";
  readonly status: number;
  /** Headers in the order received, names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** The body does not have a content coding that the headers declare, and is here as it came. */
  readonly lacksCoding?: true;
  readonly durationMs: number;
  /** How often the request was sent again until this came; absent: it was sent once. */
  readonly resent?: number;
}

/** Why no response came. */
export interface NoResponse {
  readonly kind: "no-response";
  readonly cause:
    | "refused"
    | "dns"
    | "tls"
    /** What came in the place of a TLS handshake is none. */
    | "not-tls"
    | "timeout"
    | "reset"
    | "cut-short"
    | "too-large"
    | "not-http"
    | "other";
  /** One line for people, free of secrets. */
  readonly detail: string;
  readonly durationMs: number;
  /** How often the request was sent again in vain, alone; absent: it was sent once. */
  readonly resent?: number;
}

/** What one request led to. */
export interface Exchange {
  readonly request: WireRequest;
  readonly outcome: WireResponse | NoResponse;
}

/** How a request may be sent. */
export interface SendOptions {
  /** It is not sent again, whatever comes: it makes something, or when it comes is the matter. */
  readonly once?: boolean;
}

/** Sends one request to the target, following no redirect. Never throws for what the target does. */
export type Send = (request: WireRequest, options?: SendOptions) => Promise<WireResponse | NoResponse>;

/** The first value of a header, or undefined. `name` in lower case. */
export function headerOf(response: WireResponse, name: string): string | undefined {
  return response.headers.find(([key]) => key === name)?.[1];
}
