import type { Socket } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { NoResponse, WireRequest, WireResponse } from "../../protocol/exchange.ts";
import { createQueryApi, type QueryApi, type QueryApiOptions } from "./create-query-api.ts";
import { type LoopbackServer, readRequests, startLoopbackServer } from "./testing/loopback-server.ts";

const opened: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((resource) => resource.close()));
});

async function serve(onConnection: (socket: Socket) => void): Promise<LoopbackServer> {
  const server = await startLoopbackServer(onConnection);
  opened.push(server);
  return server;
}

/** A server that answers every request with the same bytes. */
function serveBytes(bytes: string | Buffer, then?: (socket: Socket) => void): Promise<LoopbackServer> {
  return serve((socket) =>
    readRequests(socket, () => {
      socket.write(bytes, () => then?.(socket));
    }),
  );
}

function open(port: number, options: Partial<QueryApiOptions> = {}): QueryApi {
  const endpoint = new URL(`http://127.0.0.1:${port}/iam/`);
  const api = createQueryApi({ endpoint, timeoutMs: 10_000, connections: 4, ...options });
  opened.push(api);
  return api;
}

const request: WireRequest = {
  method: "POST",
  path: "/iam/",
  headers: [
    ["Host", "iam.example:80"],
    ["Content-Type", "application/x-www-form-urlencoded"],
  ],
  body: "Action=ListUsers",
};

function failed(outcome: WireResponse | NoResponse): NoResponse {
  if (outcome.kind === "response") throw new Error(`answered ${outcome.status}`);
  return outcome;
}

function answered(outcome: WireResponse | NoResponse): WireResponse {
  if (outcome.kind === "no-response") throw new Error(`${outcome.cause}: ${outcome.detail}`);
  return outcome;
}

const hello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

describe("a request on the wire", () => {
  async function wireOf(sent: WireRequest): Promise<string> {
    const seen: string[] = [];
    const server = await serve((socket) =>
      readRequests(socket, (text) => {
        seen.push(text);
        socket.write(hello);
      }),
    );
    answered(await open(server.port).send(sent));
    return seen.join("|");
  }

  it("has method, path, host, headers in order and body as given", async () => {
    const wire = await wireOf({
      method: "POST",
      path: "/iam/../a//b/%7e%2f?x=%zz&y=+&z={}|\\^`'\"<>[]#frag?",
      headers: [
        ["X-Zeta", "1"],
        ["Host", "IAM.Example:4566"],
        ["x-Alpha", " two  spaces "],
        ["Content-Type", "text/plain; charset=UTF-8"],
        ["X-Zeta", "2"],
        ["Content-Length", "7"],
      ],
      body: "a=%2B+b",
    });
    expect(wire).toBe(
      "POST /iam/../a//b/%7e%2f?x=%zz&y=+&z={}|\\^`'\"<>[]#frag? HTTP/1.1\r\n" +
        "host: IAM.Example:4566\r\nconnection: keep-alive\r\nX-Zeta: 1\r\nx-Alpha:  two  spaces \r\n" +
        "Content-Type: text/plain; charset=UTF-8\r\nX-Zeta: 2\r\naccept-encoding: identity\r\ncontent-length: 7\r\n\r\na=%2B+b",
    );
  });

  it("has no body and no length for a GET, and a length of zero for an empty POST", async () => {
    const bare: WireRequest = { method: "GET", path: "/?Action=A", headers: [["Host", "h"]], body: "" };
    expect(await wireOf(bare)).toBe(
      "GET /?Action=A HTTP/1.1\r\nhost: h\r\nconnection: keep-alive\r\naccept-encoding: identity\r\n\r\n",
    );
    expect(await wireOf({ ...bare, method: "POST" })).toMatch(/\r\ncontent-length: 0\r\n\r\n$/);
  });

  it.each(["PUT", "DELETE"])("carries the body of a %s", async (method) => {
    expect(await wireOf({ ...request, method })).toMatch(
      new RegExp(`^${method} /iam/ .*\r\n\r\nAction=ListUsers$`, "s"),
    );
  });

  it("is refused here when it could not be written as given", async () => {
    const api = open((await serveBytes(hello)).port);
    const wrong = [
      { ...request, path: "no-slash" },
      { ...request, headers: [["Host", "a\r\nX-Injected: b"]] as const },
      { ...request, headers: [["Content-Length", "3"]] as const },
    ];
    for (const sent of wrong) expect(failed(await api.send(sent)).cause).toBe("other");
    expect(api.requests()).toBe(0);
  });
});

describe("an answer", () => {
  it("has its status, its headers in order in lower case, and its body", async () => {
    const server = await serveBytes(
      Buffer.from(
        "HTTP/1.1 404 Nope\r\nX-B: \xe9\r\nSet-Cookie: a\r\nx-A: 1\r\nset-cookie: b\r\n" +
          "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
        "latin1",
      ),
    );
    const response = answered(await open(server.port).send(request));
    expect(response).toMatchObject({
      status: 404,
      headers: [
        ["x-b", "é"],
        ["set-cookie", "a"],
        ["x-a", "1"],
        ["set-cookie", "b"],
        ["transfer-encoding", "chunked"],
      ],
    });
    expect(Buffer.from(response.body).toString()).toBe("abcde");
    expect(response.durationMs).toBeGreaterThanOrEqual(0);
  });

  const continued = "HTTP/1.1 100 Continue\r\n\r\n";
  const hints = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";

  it.each([
    hints,
    continued,
    `HTTP/1.1 100 Continue\r\nX-A: b\r\n\r\n${hints}${continued}${continued}`,
    "HTTP/1.1 102 Processing\r\n\r\n",
  ])("may come after interim ones that nobody asked for: %j", async (interim) => {
    const together = await serveBytes(`${interim}${hello}`);
    const apart = await serveBytes(interim, (socket) => setTimeout(() => socket.write(hello), 20));
    for (const { port } of [together, apart]) {
      const api = open(port);
      for (const _ of [1, 2])
        expect(answered(await api.send(request))).toMatchObject({
          status: 200,
          headers: [["content-length", "5"]],
        });
      expect(api.unasked()).toBe(0);
    }
  });

  it("may end with the connection, or have no body", async () => {
    const old = await serveBytes("HTTP/1.0 500 Oops\r\n\r\nbody", (socket) => socket.end());
    const response = answered(await open(old.port).send(request));
    expect([response.status, Buffer.from(response.body).toString()]).toEqual([500, "body"]);
    const empty = await serveBytes("HTTP/1.1 204 No Content\r\n\r\n");
    expect(answered(await open(empty.port).send(request)).body).toHaveLength(0);
  });

  it("is not followed when it redirects", async () => {
    const elsewhere = await serveBytes(hello);
    const server = await serveBytes(
      `HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:${elsewhere.port}/\r\nContent-Length: 0\r\n\r\n`,
    );
    expect(answered(await open(server.port).send(request)).status).toBe(302);
    expect(elsewhere.connections()).toBe(0);
  });

  it("may be as long as the limit, and not one byte longer", async () => {
    const body = (length: number) =>
      `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n${"x".repeat(length)}`;
    const fits = await serveBytes(body(100));
    const exceeds = await serveBytes(body(101));
    expect(answered(await open(fits.port, { maxBodyBytes: 100 }).send(request)).body).toHaveLength(100);
    expect(failed(await open(exceeds.port, { maxBodyBytes: 100 }).send(request))).toMatchObject({
      cause: "too-large",
      detail: "the body of the answer is larger than 100 bytes",
    });
  });
});

describe("an encoded answer", () => {
  const answer = (coding: string, body: Buffer) =>
    Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n`),
      body,
    ]);

  const text = "<hello/>";

  it.each([
    ["gzip", gzipSync(text)],
    ["X-GZIP", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["br", brotliCompressSync(text)],
    ["deflate, gzip", gzipSync(deflateSync(text))],
    ["identity", Buffer.from(text)],
  ])("in %s is decoded", async (coding, body) => {
    const server = await serveBytes(answer(coding, body));
    const response = answered(await open(server.port).send(request));
    expect(Buffer.from(response.body).toString()).toBe(text);
    expect(response.headers[0]).toEqual(["content-encoding", coding]);
    expect(response).not.toHaveProperty("lacksCoding");
  });

  it.each<[string, Buffer, true | undefined]>([
    ["gzip", Buffer.from(text), true],
    ["gzip", gzipSync(text).subarray(0, -9), true],
    ["deflate", deflateRawSync(text), true],
    ["gzip, br", gzipSync(text), true],
    ["utf-8", Buffer.from(text), true],
    ["unheard-of", gzipSync(text), undefined],
    ["gzip", Buffer.alloc(0), undefined],
  ])(
    "is left as it came where it is not in %s, or nobody can tell: %#",
    async (coding, body, lacksCoding) => {
      const server = await serveBytes(answer(coding, body));
      const response = answered(await open(server.port).send(request));
      expect(Buffer.from(response.body)).toEqual(body);
      expect(response.lacksCoding).toBe(lacksCoding);
    },
  );

  it("may be no larger than any other", async () => {
    const server = await serveBytes(answer("gzip", gzipSync(Buffer.alloc(1_000_000))));
    expect(failed(await open(server.port, { maxBodyBytes: 5000 }).send(request))).toMatchObject({
      cause: "too-large",
      detail: "the decoded body of the answer is larger than 5000 bytes",
    });
  });
});

describe("no answer", () => {
  const head = "HTTP/1.1 200 OK\r\n";
  it.each<[string, NoResponse["cause"], string, ((socket: Socket) => void) | undefined]>([
    ["closes instead of answering", "reset", "", (socket) => socket.end()],
    ["resets instead of answering", "reset", "", (socket) => socket.resetAndDestroy()],
    ["closes within the status line", "cut-short", "HTTP/1.1 2", (socket) => socket.end()],
    ["closes within the headers", "cut-short", `${head}Content-Le`, (socket) => socket.end()],
    [
      "closes before the body is whole",
      "cut-short",
      `${head}Content-Length: 10\r\n\r\nhello`,
      (socket) => socket.end(),
    ],
    [
      "closes before the body is whole, having said that it would close",
      "cut-short",
      `${head}Connection: close\r\nContent-Length: 10\r\n\r\nhello`,
      (socket) => socket.end(),
    ],
    [
      "closes within the chunks",
      "cut-short",
      `${head}Transfer-Encoding: chunked\r\n\r\na\r\nhello`,
      (socket) => socket.end(),
    ],
    [
      "closes within the chunks, having said that it would close",
      "cut-short",
      `${head}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\na\r\nhello`,
      (socket) => socket.end(),
    ],
    [
      "resets within the body",
      "reset",
      `${head}Content-Length: 10\r\n\r\nhello`,
      (socket) => setTimeout(() => socket.resetAndDestroy(), 20),
    ],
    ["sends garbage", "not-http", "SSH-2.0-OpenSSH_9.6\r\n", undefined],
    ["sends bytes that are no text", "not-http", "\u0000\u0001\u0002\u0003", undefined],
    [
      "sends chunks without sizes",
      "not-http",
      `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\nhello`,
      undefined,
    ],
    ["has two lengths", "not-http", `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nhello`, undefined],
    [
      "switches protocols",
      "not-http",
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
      undefined,
    ],
    [
      "sends headers without end",
      "too-large",
      `${head}${`X-Long: ${"y".repeat(100)}\r\n`.repeat(300)}`,
      undefined,
    ],
    ["sends a body without end", "too-large", `${head}\r\n${"x".repeat(2_000_000)}`, undefined],
  ])("of a server that %s: %s", async (_, cause, bytes, then) => {
    const server = await serveBytes(bytes, then);
    const api = open(server.port);
    const outcome = failed(await api.send(request));
    expect(outcome).toMatchObject({ kind: "no-response", cause });
    expect(outcome.detail).toMatch(/^[^\p{Cc}]+$/u);
    expect(api.requests()).toBe(1);
    expect(server.connections()).toBe(1);
  });

  it.each([
    ["nothing", "", "no answer after 400 ms"],
    [
      "an informational answer",
      "HTTP/1.1 103 Early Hints\r\n\r\n",
      "the head of the answer was not complete after 400 ms",
    ],
    ["half a head", `${head}X-`, "the head of the answer was not complete after 400 ms"],
    [
      "half a body",
      `${head}Content-Length: 10\r\n\r\nhello`,
      "the body of the answer was not complete after 400 ms",
    ],
  ])("of a server that hangs after %s", async (_, bytes, detail) => {
    const server = await serveBytes(bytes);
    const outcome = failed(await open(server.port, { timeoutMs: 400 }).send(request));
    expect(outcome).toMatchObject({ cause: "timeout", detail });
  });

  it("of a server that drips: the deadline is for the whole exchange", async () => {
    const server = await serve((socket) => {
      readRequests(socket, () => {
        socket.write(`${head}Content-Length: 100000\r\n\r\n`);
        const timer = setInterval(() => socket.write("x"), 10);
        socket.on("close", () => clearInterval(timer));
      });
    });
    expect(failed(await open(server.port, { timeoutMs: 100 }).send(request)).cause).toBe("timeout");
  });

  it("where nobody listens", async () => {
    const server = await serveBytes(hello);
    await server.close();
    const api = open(server.port);
    const outcome = failed(await api.send(request));
    expect(outcome.cause).toBe("refused");
    expect(outcome.detail).toContain("ECONNREFUSED");
    expect(api.requests()).toBe(0);
  });

  it("where the name does not resolve", async () => {
    // A label of more than 63 characters is refused by the resolver itself: no query leaves the machine.
    const endpoint = new URL(`http://${"a".repeat(64)}.invalid/`);
    const outcome = failed(await open(0, { endpoint }).send(request));
    expect(outcome.cause).toBe("dns");
  });

  it("leaves the door usable: each request is sent once and the next one is answered", async () => {
    let count = 0;
    const server = await serve((socket) =>
      readRequests(socket, () => {
        count += 1;
        if (count === 1) socket.destroy();
        else socket.write(hello);
      }),
    );
    const api = open(server.port, { connections: 1 });
    expect(failed(await api.send(request)).cause).toBe("reset");
    expect(answered(await api.send(request)).status).toBe(200);
    expect(count).toBe(2);
    expect(api.requests()).toBe(2);
  });

  it("or an answer comes of whatever bytes, and it never throws", async () => {
    let bytes: string | Uint8Array = "";
    const server = await serve((socket) => readRequests(socket, () => socket.end(bytes)));
    const api = open(server.port);
    const piece = fc.constantFrom(
      "HTTP/1.1 200 OK",
      "HTTP/1.1 ",
      "\r\n",
      "\r\n\r\n",
      "Content-Length: 3",
      "a: b",
      "0\r\n\r\n",
      "5\r\n",
    );
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 8 }).map((parts) => parts.join("")),
      fc
        .tuple(fc.nat(hello.length), fc.string({ unit: "binary", maxLength: 3 }))
        .map(([at, noise]) => hello.slice(0, at) + noise + hello.slice(at)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (sent) => {
        bytes = sent;
        const outcome = await api.send(request);
        if (outcome.kind === "response") expect(outcome.status).toBeGreaterThanOrEqual(100);
        else expect(["reset", "cut-short", "not-http"]).toContain(outcome.cause);
      }),
      { numRuns: 50 },
    );
  });
});

describe("many requests", () => {
  it("use no more connections than allowed, and waiting for one is outside of the deadline", async () => {
    let underWay = 0;
    let most = 0;
    const server = await serve((socket) =>
      readRequests(socket, () => {
        underWay += 1;
        most = Math.max(most, underWay);
        setTimeout(() => {
          underWay -= 1;
          socket.write(hello);
        }, 200);
      }),
    );
    const api = open(server.port, { connections: 2, timeoutMs: 700 });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => api.send(request)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => "response"));
    expect(most).toBe(2);
    expect(server.connections()).toBe(2);
    expect(api.requests()).toBe(8);
  });

  it("go out one by one where a rate is set", async () => {
    const server = await serveBytes(hello);
    const api = open(server.port, { rateLimit: 0.001 });
    expect(answered(await api.send(request)).status).toBe(200);
    const second = api.send(request);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(api.requests()).toBe(1);
    await api.close();
    expect(failed(await second).cause).toBe("other");
  });
});

describe("close", () => {
  it("ends what is under way and in line, and refuses what comes later", async () => {
    const server = await serve(() => undefined);
    const api = open(server.port, { connections: 1 });
    const underWay = [api.send(request), api.send(request)];
    while (api.requests() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await api.close();
    await api.close();
    for (const outcome of [...(await Promise.all(underWay)), await api.send(request)]) {
      expect(failed(outcome)).toMatchObject({
        cause: "other",
        detail: "the suite has closed its connections",
      });
    }
    expect(api.requests()).toBe(1);
  });
});
