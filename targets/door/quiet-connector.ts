import type { Socket } from "node:net";
import { type buildConnector, errors } from "undici";

/** How a new connection is listened to before anything is written to it. */
export interface Listening {
  /** For how many milliseconds, given those that connecting took. */
  readonly listenMs: (connectMs: number) => number;
  /** An answer came that nobody had asked for. */
  readonly onUnasked: () => void;
}

/** What comes unasked is thrown away up to so many bytes; a target that sends more is not listened to any further. */
const mostUnaskedBytes = 64 * 1024;

/**
 * Connects, and hands a connection over once it has been silent for a while. An answer that comes before any request is
 * thrown away, so that it is not taken for the answer to the first one (RFC 9112, section 9.2); where bytes come that
 * begin no answer there is no connection.
 */
export function quietConnector(
  connect: buildConnector.connector,
  { listenMs, onUnasked }: Listening,
): buildConnector.connector {
  return (options, callback) => {
    const begun = performance.now();
    connect(options, (error, socket) => {
      if (error !== null) callback(error, null);
      else
        listenTo(socket, listenMs(performance.now() - begun), onUnasked, () => {
          if (socket.destroyed) callback(socket.errored ?? new Error("the connection was closed"), null);
          else callback(null, socket);
        });
    });
  };
}

/** Milliseconds of silence that are enough once something has come. */
const silenceMs = 2;
/** Turns of the event loop that come on top: what has arrived meanwhile is read in the first of them. */
const turns = 3;

function listenTo(socket: Socket, listenMs: number, onUnasked: () => void, handOver: () => void): void {
  let thrownAway = 0;
  let timer = setTimeout(passTurns, listenMs, turns);
  let turn: NodeJS.Immediate | undefined;
  function passTurns(left: number): void {
    if (left === 0) end();
    else turn = setImmediate(passTurns, left - 1);
  }
  function stopWaiting(): void {
    clearTimeout(timer);
    clearImmediate(turn);
  }
  function end(): void {
    stopWaiting();
    socket.off("readable", onReadable).off("close", end);
    handOver();
  }
  function onReadable(): void {
    const bytes: Buffer | null = socket.read();
    // The end of the connection, which is for those to see whom it is handed over to.
    if (bytes === null) end();
    else if (thrownAway > 0 || beginsAnswer(bytes)) throwAway(bytes.length);
    else socket.destroy(new errors.HTTPParserError("what came first does not match the HTTP/1.1 protocol"));
  }
  function throwAway(length: number): void {
    if (thrownAway === 0) onUnasked();
    thrownAway += length;
    stopWaiting();
    if (thrownAway > mostUnaskedBytes)
      socket.destroy(new Error(`more than ${mostUnaskedBytes} bytes came before anything was asked`));
    else timer = setTimeout(passTurns, silenceMs, turns);
  }
  socket.on("readable", onReadable).on("close", end);
}

function beginsAnswer(bytes: Buffer): boolean {
  const begin = "HTTP/";
  return begin.startsWith(bytes.toString("latin1", 0, begin.length));
}
