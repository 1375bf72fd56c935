import type { Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createQueryApi, type QueryApi } from "./create-query-api.ts";
import { readRequests, startLoopbackServer } from "./testing/loopback-server.ts";

const opened: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((resource) => resource.close()));
});

const stray = answer("stray");

function answer(body: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** A server that answers each request with its body, and does more than that; `count` is of the answers so far. */
async function open(
  { onConnection, onAnswer }: Intrusion,
  options: { connections?: number; apart?: boolean } = {},
): Promise<QueryApi & { readonly connections: () => number }> {
  let count = 0;
  const server = await startLoopbackServer((socket) => {
    onConnection?.(socket);
    readRequests(socket, (text) => {
      socket.write(answer(text.slice(text.indexOf("\r\n\r\n") + 4)));
      count++;
      onAnswer?.(socket, count);
    });
  });
  const endpoint = new URL(`http://127.0.0.1:${server.port}/`);
  const api = createQueryApi({ endpoint, timeoutMs: 10_000, connections: 1, ...options });
  opened.push(server, api);
  return { ...api, connections: server.connections };
}

interface Intrusion {
  readonly onConnection?: (socket: Socket) => void;
  readonly onAnswer?: (socket: Socket, count: number) => void;
}

/** What a request is answered that asks for `text`. */
async function ask({ send }: QueryApi, text: string): Promise<string> {
  const outcome = await send({ method: "POST", path: "/", headers: [["Host", "h"]], body: text });
  return outcome.kind === "response"
    ? Buffer.from(outcome.body).toString()
    : `${outcome.cause}: ${outcome.detail}`;
}

async function askInTurn(api: QueryApi, count: number): Promise<string[]> {
  const answers: string[] = [];
  for (const text of texts(count)) answers.push(await ask(api, text));
  return answers;
}

function texts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `request ${index}`);
}

describe("an answer that nobody asked for", () => {
  it.each<[string, Intrusion]>([
    ["on every new connection", { onConnection: (socket) => socket.write(stray) }],
    [
      "in pieces",
      { onConnection: (socket) => void [...stray].forEach((letter) => void socket.write(letter)) },
    ],
    ["after every answer, at once", { onAnswer: (socket) => socket.write(stray) }],
    ["after every answer, a moment later", { onAnswer: (socket) => setImmediate(() => socket.write(stray)) }],
    ["that is not even HTTP", { onAnswer: (socket) => socket.write("</ErrorResponse>\r\n") }],
  ])("%s is taken for no other's, and counted", async (_, intrusion) => {
    const api = await open(intrusion);
    expect(await askInTurn(api, 12)).toEqual(texts(12));
    expect(api.unasked()).toBeGreaterThan(0);
  });

  it("is found where it was taken for the next one's, and from then on none is", async () => {
    const api = await open({
      onAnswer: (socket, count) => count === 3 && setTimeout(() => socket.write(stray), 20),
    });
    await askInTurn(api, 3);
    // The next request is under way when the stray answer comes.
    const wrong = await Promise.all(texts(8).map((text) => ask(api, text)));
    await api.settle();
    expect(api.unasked()).toBe(1);
    expect(await askInTurn(api, 8)).toEqual(texts(8));
    expect(wrong).toHaveLength(8);
  });

  it("never comes where each request has a connection of its own", async () => {
    const api = await open({ onAnswer: (socket) => socket.write(stray) }, { apart: true, connections: 4 });
    const answers = await Promise.all(texts(20).map((text) => ask(api, text)));
    expect(answers).toEqual(texts(20));
    expect(api.connections()).toBe(20);
  });

  it("is waited for on new connections without end only so far", async () => {
    const flood = (socket: Socket) => {
      while (socket.write(stray.repeat(100)));
      socket.once("drain", () => flood(socket));
    };
    const api = await open({ onConnection: flood });
    expect(await ask(api, "request")).toMatch(/^other: more than 65536 bytes /);
  });

  it("of another protocol leaves nothing to be asked", async () => {
    const api = await open({ onConnection: (socket) => socket.write("220 mail.example ESMTP ready\r\n") });
    expect(await ask(api, "request")).toMatch(/^not-http: .*HTTP\/1\.1/);
  });

  it("is no line break, and no end of a connection", async () => {
    const api = await open({
      onAnswer: (socket, count) => (count % 2 === 0 ? socket.end() : socket.write("\r\n")),
    });
    expect(await askInTurn(api, 6)).toEqual(texts(6));
    expect(api.unasked()).toBe(0);
  });
});
