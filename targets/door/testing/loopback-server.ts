import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";

/** A server of the tests that does with each connection what it likes. */
export interface LoopbackServer {
  readonly port: number;
  /** Connections accepted so far. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** Listens on a free port of 127.0.0.1, with TLS where `tls` is given. */
export async function startLoopbackServer(
  onConnection: (socket: Socket) => void,
  tls?: TlsOptions,
): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  function accept(socket: Socket): void {
    connections += 1;
    track(socket);
    onConnection(socket);
  }
  function track(socket: Socket): void {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Clients under test break connections on purpose.
    socket.on("error", () => sockets.delete(socket));
  }
  const server: Server = tls === undefined ? createServer(accept) : createTlsServer(tls, accept);
  if (tls !== undefined) server.on("connection", track);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    port: address.port,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Calls `onRequest` with the bytes of each request, once its body, if its head announces one, has come as well. */
export function readRequests(socket: Socket, onRequest: (request: string) => void): void {
  let received = "";
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    received += chunk;
    for (;;) {
      const end = received.indexOf("\r\n\r\n");
      if (end === -1) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, end))?.[1] ?? 0);
      const whole = end + 4 + length;
      if (received.length < whole) return;
      const request = received.slice(0, whole);
      received = received.slice(whole);
      onRequest(request);
    }
  });
}
