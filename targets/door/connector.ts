import { isIP } from "node:net";
import { buildConnector } from "undici";

/** Connects to the endpoint and holds its certificate against the endpoint's name, whatever the Host header says. */
export function connectorFor(
  endpoint: URL,
  timeout: number,
  ca: string | undefined,
): buildConnector.connector {
  const connect = buildConnector({ timeout, ...(ca === undefined ? {} : { ca }) });
  const hostname = endpoint.hostname.replace(/^\[|\]$/g, "");
  // RFC 6066, section 3: an address is no server name.
  const servername = isIP(hostname) === 0 ? { servername: hostname } : {};
  return ({ servername: _, ...options }, callback) => connect({ ...options, ...servername }, callback);
}

/**
 * Connects likewise, and puts `message` in the place of the first bytes that are written to each connection, and
 * nothing in the place of all further ones: undici reads the answer, but cannot write a message in this spelling.
 */
export function respelling(connect: buildConnector.connector, message: string): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...connected) => {
      const [error, socket] = connected;
      if (error === null) {
        const write = socket.write.bind(socket);
        let isWritten = false;
        socket.write = () => {
          if (isWritten) return true;
          isWritten = true;
          return write(message, "latin1");
        };
      }
      callback(...connected);
    });
}
