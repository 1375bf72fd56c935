import type { Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { WireRequest, WireResponse } from "../../protocol/exchange.ts";
import { createQueryApi, type QueryApi } from "./create-query-api.ts";
import { type LoopbackServer, readRequests, startLoopbackServer } from "./testing/loopback-server.ts";
import { writeMessage } from "./write-message.ts";

const opened: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((resource) => resource.close()));
});

async function serve(
  onConnection: (socket: Socket) => void,
  connections = 4,
): Promise<[LoopbackServer, QueryApi]> {
  const server = await startLoopbackServer(onConnection);
  const endpoint = new URL(`http://127.0.0.1:${server.port}/`);
  const api = createQueryApi({ endpoint, timeoutMs: 5000, connections });
  opened.push(api, server);
  return [server, api];
}

/** Answers the body of each request with its text. */
function echo(socket: Socket): void {
  readRequests(socket, (request) => socket.write(answer(200, request.split("\r\n\r\n", 2)[1] ?? "")));
}

function answer(status: number, body: string): string {
  return `HTTP/1.1 ${status} X\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

function summary(outcome: Awaited<ReturnType<QueryApi["send"]>>): string {
  if (outcome.kind === "no-response") return outcome.cause;
  return `${outcome.status} ${textOf(outcome)}`;
}

function textOf({ body }: WireResponse): string {
  return Buffer.from(body).toString("latin1");
}

function post(body: string, changes: Partial<WireRequest> = {}): WireRequest {
  return { method: "POST", path: "/", headers: [["host", "h"]], body, ...changes };
}

it("writes a spelled message byte for byte, and reads its answer", async () => {
  const received: string[] = [];
  const [, api] = await serve((socket) => {
    socket.setEncoding("latin1");
    let text = "";
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (!text.endsWith("0\r\n\r\n")) return;
      received.push(text);
      socket.write(answer(200, "hello"));
    });
  });
  const request = post("a=b", {
    headers: [
      ["host", "h"],
      ["transfer-encoding", "chunked"],
    ],
    spelling: { chunks: "plain", headerSpace: "none" },
  });
  expect(summary(await api.send(request))).toBe("200 hello");
  expect(received).toEqual([
    writeMessage({ ...request, headers: [...request.headers, ["accept-encoding", "identity"]] }),
  ]);
  expect(api.requests()).toBe(1);
});

it("says so where nobody listens to a spelled message", async () => {
  const [server, api] = await serve(echo);
  await server.close();
  expect(summary(await api.send(post("a=b", { spelling: { headerSpace: "none" } })))).toBe("refused");
});

it("sends a request on the connection of the one before it", async () => {
  const [server, api] = await serve(echo);
  expect(summary(await api.send(post("second", { after: post("first") })))).toBe("200 second");
  expect([server.connections(), api.requests()]).toEqual([1, 2]);
});

it("hands over what a server makes of a body that it has left on the connection", async () => {
  const [, api] = await serve((socket) => {
    let unread = "";
    readRequests(socket, (request) => {
      const line = unread + request;
      unread = request.split("\r\n\r\n", 2)[1] ?? "";
      socket.write(line.startsWith("POST") ? answer(403, "no") : answer(400, "what?"));
    });
  });
  expect(summary(await api.send(post("second", { after: post("first") })))).toBe("400 what?");
});

it.each(["before it can be known", "in between"])(
  "takes another connection where one is closed %s",
  async (when) => {
    let connections = 0;
    const [server, api] = await serve((socket) => {
      connections += 1;
      const isFirst = connections === 1;
      let seen = 0;
      readRequests(socket, (request) => {
        seen += 1;
        if (!isFirst) socket.write(answer(200, request.split("\r\n\r\n", 2)[1] ?? ""));
        else if (seen === 2) socket.destroy();
        else if (when === "in between") socket.end(answer(403, "no"));
        else socket.write(answer(403, "no"));
      });
    });
    expect(summary(await api.send(post("second", { after: post("first") })))).toBe("200 second");
    expect(server.connections()).toBe(2);
  },
);

it.each(["PUT", "DELETE", "OPTIONS"])("leaves no other request the connection of a %s", async (method) => {
  const [server, api] = await serve(echo, 1);
  await api.send(post("a"));
  await api.send(post("b", { method }));
  await api.send(post("c"));
  expect(server.connections()).toBe(2);
});

it("ends requests on connections of their own when it is closed", async () => {
  const [, api] = await serve(() => undefined);
  const sent = api.send(post("b", { method: "PUT" }));
  await expect.poll(() => api.requests()).toBe(1);
  await api.close();
  expect(summary(await sent)).toBe("other");
});
