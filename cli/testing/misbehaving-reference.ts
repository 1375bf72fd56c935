import type { Socket } from "node:net";
import { createReference, type Reference, type ReferenceOptions } from "../../reference/create-reference.ts";
import {
  type LoopbackServer,
  readRequests,
  startLoopbackServer,
} from "../../targets/door/testing/loopback-server.ts";

/** A request, as a misbehaving endpoint sees it. */
export interface SeenRequest {
  readonly action: string;
  /** How many requests came so far, this one included. */
  readonly count: number;
}

/** What an endpoint does on the wire. Where a part is missing, the reference's answer is sent as it should be. */
export interface Misbehaviour {
  readonly onConnection?: (socket: Socket) => void;
  /** Sends something in the place of `proper`, the bytes of the proper answer; gives false where it leaves that to the endpoint. */
  readonly onRequest?: (socket: Socket, proper: Buffer, request: SeenRequest) => boolean;
}

/** The reference behind a socket of its own that breaks what it is told to break. */
export interface MisbehavingReference extends Pick<LoopbackServer, "port" | "connections" | "close"> {
  readonly credentials: Reference["rootCredentials"];
  readonly snapshot: Reference["snapshot"];
  /** Requests so far. */
  readonly requests: () => number;
}

/** Starts it. What is sent in the place of an answer, the reference has carried out all the same. */
export async function startMisbehavingReference(
  { onConnection, onRequest }: Misbehaviour,
  options: ReferenceOptions = {},
): Promise<MisbehavingReference> {
  const reference = createReference(options);
  let count = 0;
  const server = await startLoopbackServer((socket) => {
    socket.setNoDelay(true);
    onConnection?.(socket);
    readRequests(socket, (text) => {
      count++;
      const request = parsed(text);
      const proper = written(reference.handle(request));
      const action = new URLSearchParams(request.body).get("Action") ?? "";
      if (onRequest?.(socket, proper, { action, count }) !== true) socket.write(proper);
    });
  });
  const { rootCredentials: credentials, snapshot } = reference;
  return { ...server, credentials, snapshot, requests: () => count };
}

function parsed(text: string): Parameters<Reference["handle"]>[0] {
  const end = text.indexOf("\r\n\r\n");
  const [line = "", ...fields] = text.slice(0, end).split("\r\n");
  const [method = "", path = "/"] = line.split(" ");
  const headers = fields.map((field): [string, string] => {
    const colon = field.indexOf(":");
    return [field.slice(0, colon), field.slice(colon + 1).trim()];
  });
  return { method, path, headers, body: text.slice(end + 4) };
}

function written(answer: ReturnType<Reference["handle"]>): Buffer {
  if (answer.kind !== "response") throw new Error("the reference gives no answer");
  const body = Buffer.from(answer.body);
  return Buffer.concat([head(answer.status, answer.headers, body.length), body]);
}

/** The head of an answer with these headers and a length. */
export function head(
  status: number,
  headers: readonly (readonly [name: string, value: string])[],
  length: number,
): Buffer {
  const lines = [`HTTP/1.1 ${status} Status`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.from(`${[...lines, `Content-Length: ${length}`].join("\r\n")}\r\n\r\n`, "latin1");
}
