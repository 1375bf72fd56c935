import type { Dispatcher } from "undici";
import type { NoResponse, WireResponse } from "../../protocol/exchange.ts";
import { causeOf, type Progress } from "./no-response-cause.ts";

/** What a collector needs to know of its request and tells of it. */
export interface Collection {
  /** Milliseconds from the start to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Bytes of the body, decoded from chunks but not from any compression. */
  readonly maxBodyBytes: number;
  /** The request is being written to a connection. */
  readonly onSent: () => void;
}

/** Follows one request to its one outcome, whichever of the answer, an error and the deadline comes first. */
export interface AnswerCollector {
  readonly handler: Dispatcher.DispatchHandler;
  readonly outcome: Promise<WireResponse | NoResponse>;
}

/** Starts the deadline at once; hand `handler` to the dispatcher in the same turn. */
export function collectAnswer({ timeoutMs, maxBodyBytes, onSent }: Collection): AnswerCollector {
  const startedAt = performance.now();
  const { promise: outcome, resolve } = deferred<WireResponse | NoResponse>();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let status = 0;
  let headers: WireResponse["headers"] = [];
  let progress: Progress = "nothing";
  let settled = false;
  let controller: Dispatcher.DispatchController | undefined;

  function settle(result: WireResponse | NoResponse): void {
    if (settled) return;
    settled = true;
    clearTimeout(deadline);
    resolve(result);
  }

  function fail(cause: NoResponse["cause"], detail: string): void {
    settle({ kind: "no-response", cause, detail, durationMs: performance.now() - startedAt });
    controller?.abort(new Error(detail));
  }

  const deadline = setTimeout(() => fail("timeout", `${phase()} after ${timeoutMs} ms`), timeoutMs);

  function phase(): string {
    if (controller === undefined) return "no connection";
    if (progress === "nothing") return "no answer";
    return `the ${progress} of the answer was not complete`;
  }

  const handler: Dispatcher.DispatchHandler = {
    onRequestStart(started) {
      controller = started;
      // The deadline passed while the connection was being made: nothing may be sent any more.
      if (settled) started.abort(new Error("the deadline has passed"));
      else onSent();
    },
    onResponseStarted() {
      progress = "head";
    },
    onResponseStart(started, code) {
      // Informational answers (RFC 9110, section 15.2) come before the answer proper.
      if (code < 200) return;
      progress = "body";
      status = code;
      headers = decodeHeaders(started.rawHeaders);
    },
    onResponseData(_, chunk) {
      size += chunk.length;
      if (size > maxBodyBytes)
        fail("too-large", `the body of the answer is larger than ${maxBodyBytes} bytes`);
      else chunks.push(chunk);
    },
    onResponseEnd() {
      settle({
        kind: "response",
        status,
        headers,
        body: join(chunks, size),
        durationMs: performance.now() - startedAt,
      });
    },
    onResponseError(_, error) {
      const { cause, detail } = causeOf(error, progress);
      fail(cause, detail);
    },
  };
  return { handler, outcome };
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Header names in lower case, values as ISO-8859-1, both in the order received. */
function decodeHeaders(raw: Dispatcher.DispatchController["rawHeaders"]): WireResponse["headers"] {
  const headers: [string, string][] = [];
  if (!Array.isArray(raw)) return headers;
  for (let index = 0; index + 1 < raw.length; index += 2) {
    headers.push([latin1(raw[index]).toLowerCase(), latin1(raw[index + 1])]);
  }
  return headers;
}

function latin1(text: Buffer | string | undefined): string {
  return typeof text === "string" ? text : (text?.toString("latin1") ?? "");
}

/** A copy: the chunks are windows into large read buffers, which a kept answer would keep alive. */
function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}
