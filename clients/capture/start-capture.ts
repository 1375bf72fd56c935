import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { accessKeyIdOf, type CapturedRequest } from "./captured-request.ts";
import type { AnswerEnding, ScriptedAnswer } from "./scripted-answer.ts";

/** Bounds of the endpoint. */
export interface CaptureOptions {
  /** Bytes of a body before it is `too-large`. */
  readonly maxBodyBytes?: number;
}

/** What to answer the next requests with: a list of which the last entry repeats, or a choice for each request. */
export type Script =
  | readonly [ScriptedAnswer, ...ScriptedAnswer[]]
  | ((request: CapturedRequest, index: number) => ScriptedAnswer);

/** The requests of one call, from its start to `end`. */
export interface Recording {
  /** What has come so far, in the order in which the heads came. */
  readonly requests: () => readonly CapturedRequest[];
  /** Stops recording and returns what has come. Requests that come later belong to nobody. */
  readonly end: () => readonly CapturedRequest[];
}

/** A loopback endpoint that records what clients send and answers as it is told. */
export interface Capture {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly endpoint: string;
  readonly port: number;
  /**
   * Records the requests signed with this access key id and answers them by the script, until it is ended. Without an
   * id: every request that no other recording takes, whether signed or not. Calls that overlap need an id each.
   * Throws where a recording for the same requests is under way.
   */
  readonly record: (script: Script, accessKeyId?: string) => Recording;
  /** Requests that came while no recording took them, oldest first, at most 1000; they are answered 503. */
  readonly strays: () => readonly CapturedRequest[];
  /** Stops listening and ends every connection. May be called twice. */
  readonly close: () => Promise<void>;
}

const defaultMaxBodyBytes = 4 * 1024 * 1024;
const mostStrays = 1000;
/** The key of the recording that takes what no other one takes: no access key id is empty. */
const everyone = "";

const strayAnswer: ScriptedAnswer = { status: 503, headers: [], body: "", ending: "close" };

interface Channel {
  readonly script: Script;
  readonly requests: CapturedRequest[];
}

/**
 * Starts the endpoint on a free port of 127.0.0.1. Rejects with the system's error. What clients send never makes it
 * throw: a request that is no HTTP is recorded as `malformed`, and its body is the bytes of the packet that was not understood.
 */
export async function startCapture({
  maxBodyBytes = defaultMaxBodyBytes,
}: CaptureOptions = {}): Promise<Capture> {
  const channels = new Map<string, Channel>();
  const strays: CapturedRequest[] = [];
  const connections = new WeakMap<Socket, number>();
  const timers = new Set<NodeJS.Timeout>();
  let accepted = 0;

  function take(request: CapturedRequest): ScriptedAnswer {
    const channel = channels.get(accessKeyIdOf(request) ?? everyone) ?? channels.get(everyone);
    if (channel === undefined) {
      if (strays.length < mostStrays) strays.push(request);
      return strayAnswer;
    }
    const index = channel.requests.push(request) - 1;
    const { script } = channel;
    if (typeof script === "function") return script(request, index);
    return script[index] ?? script.at(-1) ?? strayAnswer;
  }

  function answer(scripted: ScriptedAnswer, outgoing: ServerResponse): void {
    if (scripted.delayMs === undefined) {
      send(scripted, outgoing);
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(scripted, outgoing);
    }, scripted.delayMs);
    timers.add(timer);
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
      const request = malformed(
        error.rawPacket.subarray(0, maxBodyBytes),
        connections.get(socket as Socket) ?? 0,
      );
      // A whole request in front of it in the same packet is told of in a later turn.
      setImmediate(take, request);
    }
    socket.destroy();
  });
  const port = await listen(server);
  let closed: Promise<void> | undefined;

  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    record(script, accessKeyId = everyone) {
      if (channels.has(accessKeyId)) throw new Error("a recording of these requests is under way");
      const channel: Channel = { script, requests: [] };
      channels.set(accessKeyId, channel);
      return {
        requests: () => [...channel.requests],
        end() {
          if (channels.get(accessKeyId) === channel) channels.delete(accessKeyId);
          return channel.requests;
        },
      };
    },
    strays: () => strays,
    close() {
      for (const timer of timers) clearTimeout(timer);
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

function malformed(bytes: Uint8Array, connection: number): CapturedRequest {
  return {
    connection,
    receivedAt: Date.now(),
    protocol: null,
    method: "",
    path: "",
    headers: [],
    body: bytes,
    state: "malformed",
  };
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

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("the endpoint has no port"));
      else resolve(address.port);
    });
  });
}
