/** How an answer ends. */
export type AnswerEnding =
  /** As announced; the connection stays open where the client wants it to. */
  | "whole"
  /** As announced, and then the connection is closed, which `Connection: close` announces. */
  | "close"
  /** Within the body: the connection is closed after half of the announced bytes. */
  | "cut"
  /** Without a byte: the connection is reset. */
  | "reset"
  /** Without a byte: the connection is closed in an orderly way. */
  | "end"
  /** Never: nothing is sent and the connection stays open. */
  | "silence";

/** What the endpoint answers a request with. Plain JSON. */
export interface ScriptedAnswer {
  readonly status: number;
  /** In sending order. `Date` (true), `Content-Length` and `Connection` are added unless they are given. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Sent as UTF-8, a byte order mark included. */
  readonly body: string;
  /** Milliseconds between the request and the answer; absent: none. */
  readonly delayMs?: number;
  /** Absent: `whole`. */
  readonly ending?: AnswerEnding;
}
