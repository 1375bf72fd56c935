import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { WireRequest } from "../protocol/exchange.ts";
import { createReference, type KeyPair, type Reference, type ReferenceOptions } from "./create-reference.ts";
import { honestRules } from "./honest-rules.ts";
import { bytesOf, misreadRequest, type ReferenceResponse, type Reply } from "./reference-response.ts";

/** Where the endpoint listens, and for how long it makes clients wait. */
export interface StartOptions extends ReferenceOptions {
  /** On 127.0.0.1; 0 or absent: any free one. */
  readonly port?: number;
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
}

/** An endpoint that listens. */
export interface StartedReference {
  readonly url: string;
  readonly credentials: KeyPair;
  /** How many of each kind it holds. */
  readonly snapshot: Reference["snapshot"];
  /** Stops listening and ends every connection. */
  readonly close: () => Promise<void>;
}

/** Starts the embedded endpoint over HTTP. Rejects with the system's error, for example `EADDRINUSE`. */
export async function startReference({
  port = 0,
  latencyMs = 0,
  ...options
}: StartOptions = {}): Promise<StartedReference> {
  const reference = createReference(options);
  const spoilt = new WeakSet<Socket>();
  const server = createServer((incoming, outgoing) => {
    readBody(incoming, (body) => {
      const isSpoilt = spoilt.delete(incoming.socket);
      const response = isSpoilt ? misreadRequest : reference.handle(toWire(incoming, body));
      if (response.kind === "response" && response.leavesBody) spoilt.add(incoming.socket);
      if (latencyMs > 0) setTimeout(() => send(response, outgoing), latencyMs);
      else send(response, outgoing);
    });
  });
  // Longer than clients keep a connection: one that closes under a request would look like a reset.
  server.keepAliveTimeout = 120_000;
  await once(server.listen(port, "127.0.0.1"), "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? port) : port}`,
    credentials: reference.rootCredentials,
    snapshot: reference.snapshot,
    close: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Calls `done` with the body, one character per byte; of a body above the bound no more than shows that it is. */
function readBody(incoming: IncomingMessage, done: (body: string) => void): void {
  const limit = honestRules.request.maximumBody + 1;
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on("data", (chunk: Buffer) => {
    if (size < limit) chunks.push(chunk.subarray(0, limit - size));
    size += chunk.length;
  });
  incoming.once("end", () => done(Buffer.concat(chunks).toString("latin1")));
}

function toWire({ method = "", url = "/", rawHeaders }: IncomingMessage, body: string): WireRequest {
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.push([rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""]);
  }
  return { method, path: url, headers, body };
}

function send(response: ReferenceResponse, outgoing: ServerResponse): void {
  if (response.kind === "response") {
    writeHead(response, outgoing).end(bytesOf(response));
    return;
  }
  const { socket } = outgoing;
  switch (response.cause) {
    case "timeout":
      return;
    case "reset":
      socket?.resetAndDestroy();
      return;
    case "not-http":
      socket?.end("this is no HTTP\r\n\r\n");
      return;
    case "cut-short": {
      const body = bytesOf(response.reply);
      writeHead(response.reply, outgoing).write(body.subarray(0, Math.floor(body.length / 2)), () =>
        socket?.destroy(),
      );
      return;
    }
  }
}

function writeHead(reply: Reply, outgoing: ServerResponse): ServerResponse {
  const length = String(bytesOf(reply).length);
  return outgoing.writeHead(reply.status, [...reply.headers.flat(), "Content-Length", length]);
}
