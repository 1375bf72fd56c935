import type { buildConnector } from "undici";

const interimHead = /^HTTP\/1\.[01] 1(\d\d)/;

/**
 * Connects likewise, and has undici pass over a 100 (Continue) that nobody asked for as it does any other interim
 * answer, where it would break the connection off. A client can discard it (RFC 9110, section 15.2.1).
 */
export function passingOverContinue(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...connected) => {
      const [error, socket] = connected;
      if (error === null) {
        const read = socket.read.bind(socket);
        socket.read = (size) => {
          const chunk: unknown = read(size);
          if (Buffer.isBuffer(chunk)) renameContinue(chunk);
          return chunk;
        };
      }
      callback(...connected);
    });
}

/** Makes a 103 of each 100 among the interim answers that `bytes` begin with. */
function renameContinue(bytes: Buffer): void {
  for (let at = 0; ; ) {
    const [line, rest] = interimHead.exec(bytes.toString("latin1", at, at + 12)) ?? [];
    if (line === undefined) return;
    if (rest === "00") bytes.write("103", at + line.length - 3, "latin1");
    const end = bytes.indexOf("\r\n\r\n", at);
    if (end < 0) return;
    at = end + 4;
  }
}
