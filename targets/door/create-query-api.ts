import pLimit from "p-limit";
import type { NoResponse, Send, WireRequest, WireResponse } from "../../protocol/exchange.ts";
import { collectAnswer } from "./answer-collector.ts";
import { connectorFor, respelling } from "./connector.ts";
import { decodeBody } from "./decode-body.ts";
import { createLines, type Line } from "./lines.ts";
import { passingOverContinue } from "./pass-over-continue.ts";
import { createTokenBucket } from "./token-bucket.ts";
import { writeMessage } from "./write-message.ts";

/** Where the requests go and what they may cost. */
export interface QueryApiOptions {
  /** Only its origin counts here: the path of a request is written as the request has it, base path included. */
  readonly endpoint: URL;
  /** Certificates to trust instead of the public ones, in PEM. */
  readonly ca?: string | undefined;
  /** Milliseconds that a request may take, from connecting to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Bytes of a body before it is `too-large`. */
  readonly maxBodyBytes?: number;
  /** Most connections, and so most requests under way; further ones wait in line, outside of their deadline. */
  readonly connections: number;
  /** Most requests per second. */
  readonly rateLimit?: number | undefined;
  /** Each request gets a connection of its own, so that no answer can be that of another one. */
  readonly apart?: boolean;
}

/** The door to the target's raw Query API. */
export interface QueryApi {
  readonly send: Send;
  /** Requests that were written to a connection so far. */
  readonly requests: () => number;
  /**
   * Connections on which bytes came that nobody had asked for. Once there is one, each request gets a connection of its
   * own, and earlier answers may have been those of other requests.
   */
  readonly unasked: () => number;
  /** Resolves when nothing unasked can be on its way any more to where earlier requests were sent. */
  readonly settle: () => Promise<void>;
  /** Sends nothing more: what waits in line ends as `other`. Resolves when what is under way has ended. */
  readonly stop: () => Promise<void>;
  /** Ends requests under way as `other` and closes every connection. May be called twice. */
  readonly close: () => Promise<void>;
}

/** Bytes of a body where nothing else is said. */
export const defaultMaxBodyBytes = 1024 * 1024;

const closed: NoResponse = {
  kind: "no-response",
  cause: "other",
  detail: "the suite has closed its connections",
  durationMs: 0,
};

/**
 * Opens a door to the Query API at `endpoint`. Each request is sent once, to that origin only: redirects are not
 * followed, nothing is retried, no proxy is used. Method, path, query and body reach the wire as they are. Headers do
 * so too, in their order, but for four: `host` is written first with the value given, `connection` after it, and after
 * the others `accept-encoding: identity` and `content-length` with the length of the body. A request with a spelling is
 * written as that says. A body that is encoded all the same is decoded.
 */
export function createQueryApi(options: QueryApiOptions): QueryApi {
  const { endpoint, timeoutMs, connections, maxBodyBytes = defaultMaxBodyBytes } = options;
  const connect = passingOverContinue(connectorFor(endpoint, timeoutMs, options.ca));
  const lines = createLines({
    origin: endpoint.origin,
    connect,
    most: connections,
    apart: options.apart ?? false,
  });
  const inTurn = pLimit(connections);
  const bucket = options.rateLimit === undefined ? undefined : createTokenBucket(options.rateLimit);
  const closing = new AbortController();
  let requests = 0;
  let destroyed: Promise<void> | undefined;
  const underWay = new Set<Promise<unknown>>();

  async function exchange(request: WireRequest): Promise<WireResponse | NoResponse> {
    if (bucket !== undefined && !closing.signal.aborted) {
      const waited = await bucket.take(closing.signal).then(
        () => true,
        () => false,
      );
      if (!waited) return closed;
    }
    if (closing.signal.aborted) return closed;
    const asked = withoutCoding(request);
    if (isSentAlone(asked)) return alone(asked);
    const line = await lines.take();
    if (closing.signal.aborted) return closed;
    const outcome = await over(line, asked);
    lines.giveBack(line, outcome.durationMs);
    return outcome;
  }

  /** On a connection of its own, which no other request meets in the state in which this one leaves it. */
  async function alone(request: WireRequest): Promise<WireResponse | NoResponse> {
    const { spelling, after } = request;
    const line = lines.openOwn(spelling === undefined ? connect : respelling(connect, writeMessage(request)));
    try {
      if (after !== undefined) await over(line, withoutCoding(after));
      const outcome = await over(line, request);
      // A server may close the connection after a refusal, and a request that is under way then gets no answer.
      const isClosed = outcome.kind === "no-response" && outcome.cause === "reset";
      return after !== undefined && isClosed ? await over(line, request) : outcome;
    } finally {
      lines.discard(line);
    }
  }

  async function over(line: Line, request: WireRequest): Promise<WireResponse | NoResponse> {
    const onSent = () => {
      line.isAsked = true;
      requests += 1;
    };
    const { handler, outcome } = collectAnswer({ timeoutMs, maxBodyBytes, onSent });
    const { method, path, headers, body, spelling } = request;
    line.client.dispatch(
      spelling === undefined
        ? { method, path, headers: headers.flat(), body: body === "" ? null : body }
        : { method, path: "/", headers: [], body: null },
      handler,
    );
    underWay.add(outcome);
    const came = await outcome;
    underWay.delete(outcome);
    if (came.kind !== "response") return came;
    line.isAsked = false;
    return decodeBody(came, maxBodyBytes);
  }

  return {
    send: (request) => inTurn(exchange, request),
    requests: () => requests,
    unasked: lines.unasked,
    settle: lines.settle,
    async stop() {
      closing.abort();
      await Promise.all(underWay);
    },
    close() {
      closing.abort();
      destroyed ??= lines.destroy(new Error(closed.detail));
      return destroyed;
    },
  };
}

/** Requests that a server may answer without reading their body, and those whose connection is the matter. */
function isSentAlone({ method, spelling, after }: WireRequest): boolean {
  return spelling !== undefined || after !== undefined || !["GET", "POST"].includes(method);
}

/** A request that asks for no coding of its answer, unless it says itself which it takes. */
function withoutCoding(request: WireRequest): WireRequest {
  const isNamed = request.headers.some(([name]) => name.toLowerCase() === "accept-encoding");
  return isNamed ? request : { ...request, headers: [...request.headers, ["accept-encoding", "identity"]] };
}
