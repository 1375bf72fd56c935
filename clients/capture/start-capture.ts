import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { CapturedRequest } from "./captured-request.ts";
import type { AnswerEnding, ScriptedAnswer } from "./scripted-answer.ts";

/** Bounds of the endpoint. */
export interface CaptureOptions {
  /** Bytes of a body before it is `too-large`. */
  readonly maxBodyBytes?: number;
}

/** What requests are answered with: a list of which the last entry repeats, or a choice for each request. */
export type Script =
  | readonly [ScriptedAnswer, ...ScriptedAnswer[]]
  | ((request: CapturedRequest, index: number) => ScriptedAnswer);

/** What came of an act, and the requests that came meanwhile, in the order in which they were read. */
export interface Captured<T> {
  readonly result: T;
  readonly requests: readonly CapturedRequest[];
}

/** A loopback endpoint that keeps what a client sends and answers as it is told. */
export interface Capture {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly endpoint: string;
  readonly port: number;
  /**
   * Answers by the script while `act` is under way, and keeps the requests; `act` sees them come. Requests at any other
   * time are answered 503 and kept nowhere. Rejects as `act` does, and where another act is under way.
   */
  readonly during: <T>(
    script: Script,
    act: (seen: readonly CapturedRequest[]) => Promise<T>,
  ) => Promise<Captured<T>>;
  /** Stops listening and ends every connection. May be called twice. */
  readonly close: () => Promise<void>;
}

const defaultMaxBodyBytes = 4 * 1024 * 1024;
const unasked: ScriptedAnswer = { status: 503, headers: [], body: "", ending: "close" };

/**
 * Starts the endpoint on a free port of 127.0.0.1. Rejects with the system's error. What clients send never makes it
 * throw: a request that is no HTTP is recorded as `malformed`, and its body is the bytes of the packet that was not understood.
 */
export async function startCapture({
  maxBodyBytes = defaultMaxBodyBytes,
}: CaptureOptions = {}): Promise<Capture> {
  let current: { readonly script: Script; readonly requests: CapturedRequest[] } | undefined;
  const connections = new WeakMap<Socket, number>();
  let accepted = 0;

  function take(request: CapturedRequest): ScriptedAnswer {
    if (current === undefined) return unasked;
    const { script, requests } = current;
    const index = requests.push(request) - 1;
    return typeof script === "function"
      ? script(request, index)
      : (script[index] ?? script.at(-1) ?? unasked);
  }

  function answer(scripted: ScriptedAnswer, outgoing: ServerResponse): void {
    // The client may have given up meanwhile.
    const reply = () => (outgoing.destroyed ? undefined : send(scripted, outgoing));
    if (scripted.delayMs === undefined) reply();
    else setTimeout(reply, scripted.delayMs).unref();
  }

  const server = createServer(
    { keepAliveTimeout: 60_000, maxHeaderSize: 64 * 1024 },
    (incoming, outgoing) => {
      const head = headOf(incoming, connections.get(incoming.socket) ?? 0);
      readBody(incoming, maxBodyBytes, (body, state) => {
        const scripted = take({ ...head, body, state });
        if (state === "whole") answer(scripted, outgoing);
        else outgoing.socket?.destroy();
      });
    },
  );
  server.on("connection", (socket: Socket) => {
    accepted += 1;
    connections.set(socket, accepted);
    // Clients and scripts break connections on purpose.
    socket.on("error", () => socket.destroy());
  });
  server.on("clientError", (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    // A reset is a client's way to give up, and no request.
    if (error.code !== "ECONNRESET" && error.rawPacket !== undefined && error.rawPacket.length > 0) {
      const request: CapturedRequest = {
        connection: connections.get(socket as Socket) ?? 0,
        receivedAt: Date.now(),
        protocol: null,
        method: "",
        path: "",
        headers: [],
        body: error.rawPacket.subarray(0, maxBodyBytes),
        state: "malformed",
      };
      // A whole request in front of it in the same packet is told of in a later turn.
      setImmediate(take, request);
    }
    socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;

  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    async during(script, act) {
      if (current !== undefined) throw new Error("another act is under way");
      const requests: CapturedRequest[] = [];
      current = { script, requests };
      try {
        return { result: await act(requests), requests };
      } finally {
        current = undefined;
      }
    },
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

type Head = Omit<CapturedRequest, "body" | "state">;

function headOf(
  { method = "", url = "", httpVersion, rawHeaders }: IncomingMessage,
  connection: number,
): Head {
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.push([rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""]);
  }
  return { connection, receivedAt: Date.now(), protocol: `HTTP/${httpVersion}`, method, path: url, headers };
}

/** Calls `done` exactly once: with the whole body, or with its beginning as soon as it is clear that it is not whole. */
function readBody(
  incoming: IncomingMessage,
  maximum: number,
  done: (body: Uint8Array, state: "whole" | "cut" | "too-large") => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let ended = false;
  function finish(state: "whole" | "cut" | "too-large"): void {
    if (ended) return;
    ended = true;
    done(Buffer.concat(chunks), state);
  }
  incoming.on("data", (chunk: Buffer) => {
    if (ended) return;
    chunks.push(chunk.subarray(0, maximum - size));
    size += chunk.length;
    if (size > maximum) finish("too-large");
  });
  incoming.once("end", () => finish("whole"));
  incoming.once("error", () => finish("cut"));
  incoming.once("close", () => finish("cut"));
}

function send(answer: ScriptedAnswer, outgoing: ServerResponse): void {
  const { status, headers, body } = answer;
  const ending: AnswerEnding = answer.ending ?? "whole";
  const { socket } = outgoing;
  switch (ending) {
    case "silence":
      return;
    case "reset":
      socket?.resetAndDestroy();
      return;
    case "end":
      socket?.end();
      return;
    case "cut": {
      const bytes = Buffer.from(body);
      const half = bytes.subarray(0, Math.floor(bytes.length / 2));
      writeHead(status, withLength(headers, bytes), outgoing).write(half, () => socket?.end());
      return;
    }
    case "whole":
    case "close": {
      const bytes = Buffer.from(body);
      const closing: ScriptedAnswer["headers"] = ending === "close" ? [["Connection", "close"]] : [];
      writeHead(status, [...withLength(headers, bytes), ...closing], outgoing).end(bytes);
      return;
    }
  }
}

function withLength(headers: ScriptedAnswer["headers"], bytes: Uint8Array): ScriptedAnswer["headers"] {
  const given = headers.some(([name]) =>
    ["content-length", "transfer-encoding"].includes(name.toLowerCase()),
  );
  return given ? headers : [...headers, ["Content-Length", String(bytes.length)]];
}

function writeHead(
  status: number,
  headers: ScriptedAnswer["headers"],
  outgoing: ServerResponse,
): ServerResponse {
  // A scripted length that is wrong is meant to be so.
  outgoing.strictContentLength = false;
  return outgoing.writeHead(status, headers.flat());
}
