import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { skipPauses } from "../../engine/testing/skip-pauses.ts";
import { readRequests, startLoopbackServer } from "../../targets/door/testing/loopback-server.ts";
import { runCommandLine } from "../run-command-line.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";

const closing: (() => Promise<unknown>)[] = [];
const before = process.cwd();

// The journal of what cannot be seen to be removed stays in the working folder.
beforeEach(() => {
  process.chdir(mkdtempSync(join(tmpdir(), "strange-test-")));
  skipPauses();
});

afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) await close();
  const folder = process.cwd();
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

/** The address of a server that does with each connection what it likes. */
async function sockets(onConnection: (socket: Socket) => void): Promise<string> {
  const { port, close } = await startLoopbackServer(onConnection);
  closing.push(close);
  return `http://127.0.0.1:${port}`;
}

/** The address of a server that speaks HTTP. */
async function http(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return `http://127.0.0.1:${address.port}`;
}

/** A server that gives everybody the same answer. */
function always(status: number, type: string, body: string): () => Promise<string> {
  return () =>
    http((request, response) => {
      request.resume().on("end", () => response.writeHead(status, { "content-type": type }).end(body));
    });
}

function flood(_: unknown, response: Parameters<RequestListener>[1]): void {
  const piece = Buffer.alloc(64 * 1024, "A");
  response.on("error", () => response.destroy());
  response.writeHead(200, { "content-type": "text/xml" });
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}

const half = "<UpdateServiceSpecificCredentialResponse><ResponseMetadata>";

it.each<[what: string, start: () => Promise<string>, message: RegExp]>([
  [
    "greets in another protocol",
    () => sockets((socket) => socket.write("220 mail.example ESMTP ready\r\n")),
    /does not answer .*: .*HTTP\/1\.1.*; .*\(http or https\)/,
  ],
  [
    "accepts and hangs",
    () => sockets((socket) => void socket.resume()),
    /does not answer .*: .*after 300 ms; .* larger "timeoutMs".* targets\.json/,
  ],
  [
    "resets",
    () => sockets((socket) => void socket.resetAndDestroy()),
    /does not answer .*: .*ECONNRESET.*; .*\(http or https\)/,
  ],
  [
    "closes without a word",
    () => sockets((socket) => readRequests(socket, () => socket.end())),
    /does not answer .*: other side closed.*; .*\(http or https\)/,
  ],
  ["floods", () => http(flood), /does not answer .*: .*larger than 1048576 bytes; .*Query API/],
  [
    "breaks off in the middle of a document",
    () =>
      sockets((socket) =>
        readRequests(socket, () => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n${half}`)),
      ),
    /does not answer .*: other side closed.*; .*proxy.* cuts/,
  ],
  [
    "serves a web page for everything",
    always(200, "text/html", "<!DOCTYPE html><html><body><p>It works!</body></html>"),
    /does not look like an IAM endpoint: .*\b200 text\/html, which begins <!DOCTYPE html><html><body><p>It/,
  ],
  [
    "answers JSON to everything",
    always(200, "application/json", '{"ok":true}'),
    /does not look like an IAM endpoint: .*\b200 \(JSON\), which begins \{"ok":true\}$/,
  ],
  [
    "finds nothing anywhere",
    always(404, "text/html", "<html></html>"),
    /does not look like an IAM endpoint: .*\b404 text\/html, which begins <html><\/html>$/,
  ],
  [
    "has no such gateway",
    always(502, "text/plain", "Bad Gateway"),
    /does not look like an IAM endpoint: .*\b502 \(neither XML nor JSON\), which begins Bad Gateway$/,
  ],
])("an endpoint that %s cannot be tested: one paragraph, 3", async (_, start, message) => {
  const url = await start();
  const surroundings = fakeSurroundings();
  const literal = { accessKeyId: "test", secretAccessKey: "test" };
  const target = {
    endpoint: url,
    credentials: { literal },
    timeoutMs: message.source.includes("300 ms") ? 300 : 5000,
  };
  surroundings.files.set("t.json", JSON.stringify({ targets: { strange: target } }));
  const code = await runCommandLine(["run", "strange", "--targets", "t.json"], surroundings);
  const { out, err } = surroundings.printed;
  const [paragraph = "", ...rest] = err
    .split("\n")
    .filter((line) => /^iam-conformance: (?!left on)/.test(line));
  expect(paragraph).toMatch(message);
  expect(paragraph).toMatch(/^iam-conformance: (?:strange|http:\/\/127\.0\.0\.1:\d+) /);
  expect(rest).toEqual([]);
  expect(err).not.toMatch(/^\s+at /m);
  expect(err.length).toBeLessThan(1500);
  expect(out).toMatch(/\nNOT TESTED: /);
  expect(code).toBe(3);
});

it.each([
  ["half a document", "text/xml", half],
  ["the success of the portal page", "application/json", '{"success":true,"data":{}}'],
])("an endpoint that says success to everything is told so by what it accepts: %s", async (_, type, body) => {
  const url = await always(200, type, body)();
  const surroundings = fakeSurroundings();
  const words = `run --endpoint ${url} --only response.error.at-all --report json`.split(" ");
  const code = await runCommandLine(words, surroundings);
  expect(JSON.parse(surroundings.printed.out)).toMatchObject({
    support: "yes-man",
    fixtures: { made: "none", problem: expect.stringContaining("CreateUser was answered 200") },
    results: [{ requirement: "response.error.at-all", outcome: "violates" }],
  });
  expect(code).toBe(1);
});

it("an address where nobody listens cannot be reached", async () => {
  const url = await sockets(() => undefined);
  for (const close of closing.splice(0)) await close();
  const surroundings = fakeSurroundings();
  const code = await runCommandLine(["run", "--endpoint", url], surroundings);
  expect(surroundings.printed.err).toMatch(
    /^iam-conformance: http:\S+ cannot be reached: connect ECONNREFUSED .*; .*running.* port\nfor more: iam-conformance doctor http:\S+\n$/m,
  );
  expect(code).toBe(3);
});

it("what a target calls its error reaches no terminal as control characters", async () => {
  const body =
    '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>No\u009b31m\u202e</Code><Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>';
  const url = await always(403, "text/xml", body)();
  for (const command of ["run", "doctor"]) {
    const surroundings = fakeSurroundings();
    await runCommandLine([command, "--endpoint", url], surroundings);
    const { out, err } = surroundings.printed;
    expect(out + err).toContain("403 No\\u{9b}31m\\u{202e}");
    expect(out + err).not.toMatch(/[^\P{C}\n]/u);
  }
});

it("plain HTTP behind https:// is said to be that, by run and doctor", async () => {
  const url = (await always(404, "text/html", "<html></html>")()).replace("http:", "https:");
  const keys = { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" };
  for (const command of ["run", "doctor"]) {
    const surroundings = fakeSurroundings({ environment: keys });
    const code = await runCommandLine([command, "--endpoint", url], surroundings);
    const { out, err } = surroundings.printed;
    expect(out + err).toMatch(/speaks no TLS; where it speaks plain HTTP, give its address with http:\/\//);
    expect(out + err).not.toContain("certificate belongs");
    expect(code).toBe(3);
  }
});
