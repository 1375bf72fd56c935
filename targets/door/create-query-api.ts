import pLimit from "p-limit";
import { Client, type Dispatcher, Pool } from "undici";
import type { NoResponse, Send, WireRequest, WireResponse } from "../../protocol/exchange.ts";
import { collectAnswer } from "./answer-collector.ts";
import { connectorFor, respelling } from "./connector.ts";
import { decodeBody } from "./decode-body.ts";
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
}

/** The door to the target's raw Query API. */
export interface QueryApi {
  readonly send: Send;
  /** Requests that were written to a connection so far. */
  readonly requests: () => number;
  /** Sends nothing more: what waits in line ends as `other`. Resolves when what is under way has ended. */
  readonly stop: () => Promise<void>;
  /** Ends requests under way as `other` and closes every connection. May be called twice. */
  readonly close: () => Promise<void>;
}

const defaultMaxBodyBytes = 1024 * 1024;

// Some servers close idle connections after 2 s without announcing it; a request written at that moment is lost.
const idleMs = 1000;

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
  const connect = connectorFor(endpoint, timeoutMs, options.ca);
  const settings = {
    // The deadline of each request takes the place of both, and is exact where these are rounded to half a second.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: idleMs,
  };
  const pool = new Pool(endpoint.origin, { ...settings, connections, connect });
  const ownConnections = new Set<Client>();
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
    return isSentAlone(asked) ? alone(asked) : over(pool, asked);
  }

  /** On a connection of its own, which no other request meets in the state in which this one leaves it. */
  async function alone(request: WireRequest): Promise<WireResponse | NoResponse> {
    const { spelling, after } = request;
    const connection = new Client(endpoint.origin, {
      ...settings,
      connect: spelling === undefined ? connect : respelling(connect, writeMessage(request)),
    });
    ownConnections.add(connection);
    try {
      if (after !== undefined) await over(connection, withoutCoding(after));
      const outcome = await over(connection, request);
      // A server may close the connection after a refusal, and a request that is under way then gets no answer.
      const isClosed = outcome.kind === "no-response" && outcome.cause === "reset";
      return after !== undefined && isClosed ? await over(connection, request) : outcome;
    } finally {
      ownConnections.delete(connection);
      await connection.destroy();
    }
  }

  async function over(dispatcher: Dispatcher, request: WireRequest): Promise<WireResponse | NoResponse> {
    const onSent = () => {
      requests += 1;
    };
    const { handler, outcome } = collectAnswer({ timeoutMs, maxBodyBytes, onSent });
    const { method, path, headers, body, spelling } = request;
    dispatcher.dispatch(
      spelling === undefined
        ? { method, path, headers: headers.flat(), body: body === "" ? null : body }
        : { method, path: "/", headers: [], body: null },
      handler,
    );
    underWay.add(outcome);
    try {
      const came = await outcome;
      return came.kind === "response" ? await decodeBody(came, maxBodyBytes) : came;
    } finally {
      underWay.delete(outcome);
    }
  }

  return {
    send: (request) => inTurn(exchange, request),
    requests: () => requests,
    async stop() {
      closing.abort();
      await Promise.all(underWay);
    },
    close() {
      closing.abort();
      const reason = new Error(closed.detail);
      destroyed ??= Promise.all([pool, ...ownConnections].map((each) => each.destroy(reason))).then(
        () => undefined,
      );
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
