import { gzipSync } from "node:zlib";
import type { NoResponse, WireResponse } from "../protocol/exchange.ts";

/** An HTTP answer of the endpoint; header names as it writes them. */
export interface Reply extends Pick<WireResponse, "kind" | "status" | "headers"> {
  readonly body: string;
  /** The body is sent in this content coding. */
  readonly coding?: "gzip";
  /** The request's body stays on the connection, where it is taken for the beginning of the next request. */
  readonly leavesBody?: true;
}

/** The body of an answer as it is sent. */
export function bytesOf({ body, coding }: Reply): Buffer {
  const bytes = Buffer.from(body, "utf8");
  return coding === undefined ? bytes : gzipSync(bytes);
}

/** What the next request on such a connection is answered. */
export const misreadRequest: Reply = {
  kind: "response",
  status: 400,
  headers: [["Content-Type", "text/plain"]],
  body: "Bad Request",
};

/**
 * No proper answer: `reset` ends the connection, `timeout` never answers, `not-http` writes bytes that are no HTTP,
 * `cut-short` announces the whole of `reply` and breaks off in the middle of its body.
 */
export type Disturbance =
  | {
      readonly kind: "no-response";
      readonly cause: Extract<NoResponse["cause"], "reset" | "timeout" | "not-http">;
    }
  | {
      readonly kind: "no-response";
      readonly cause: Extract<NoResponse["cause"], "cut-short">;
      readonly reply: Reply;
    };

/** What the endpoint does with one request. */
export type ReferenceResponse = Reply | Disturbance;
