import { writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunReport } from "../../reporters/report/run-report.ts";
import { type CommandLines, createCommandLines } from "../testing/command-lines.ts";
import {
  head,
  type MisbehavingReference,
  type Misbehaviour,
  startMisbehavingReference,
} from "../testing/misbehaving-reference.ts";

let line: CommandLines;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  line = createCommandLines();
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  line.end();
});

/** What became of a run against an endpoint that misbehaves. */
interface Judged {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly report: RunReport;
  readonly target: MisbehavingReference;
}

async function judge(misbehaviour: Misbehaviour): Promise<Judged> {
  const target = await startMisbehavingReference(misbehaviour);
  closing.push(target.close);
  const { credentials: literal, port } = target;
  const entry = { endpoint: `http://127.0.0.1:${port}/`, credentials: { literal }, timeoutMs: 250 };
  writeFileSync("targets.json", JSON.stringify({ targets: { odd: entry } }));
  const words =
    "run odd --targets targets.json --only status.accepts-documented-values --runs 2 --concurrency 3 --cleanup-time 1";
  const ended = await line.run([...words.split(" "), "--report", "text", "--report", "json=r.json"]);
  return { ...ended, report: JSON.parse(line.read("r.json")), target };
}

const early = "HTTP/1.1 400 EarlyBird\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n\r\n<a/>";

/** Sends an answer that nobody asked for behind those that `isBehind` tells, so many ms later. */
function further(afterMs: number, isBehind: (count: number, action: string) => boolean): Misbehaviour {
  return {
    onRequest: (socket, proper, { action, count }) => {
      socket.write(proper);
      if (isBehind(count, action)) setTimeout(() => socket.write(early), afterMs);
      return true;
    },
  };
}

describe("an answer that nobody asked for", () => {
  it.each<[string, Misbehaviour]>([
    ["before any request", { onConnection: (socket) => socket.write(early) }],
    ["after every answer", further(1, () => true)],
    ["after every fifth answer, later than usual", further(10, (count) => count % 5 === 0)],
    ["after each update", further(1, (_, action) => action.startsWith("Update"))],
  ])("%s changes no verdict, leaves nothing, and is named once", async (_, misbehaviour) => {
    const { code, out, report, target } = await judge(misbehaviour);
    expect(report.results.filter(({ outcome }) => outcome !== "conforms" && outcome !== "observed")).toEqual(
      [],
    );
    expect(code).toBe(0);
    expect(target.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    expect(report.transport?.unasked).toBeGreaterThan(0);
    expect(out.match(/bytes that nobody asked for on \d+ connections? \(RFC 9112/g)).toHaveLength(1);
  });

  it("is kept out of the clean-up", async () => {
    const { code, err, target } = await judge(further(0, (_, action) => action.startsWith("Delete")));
    expect(target.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    expect([code, err]).not.toContain("EarlyBird");
    expect(line.journals()).toEqual([]);
  });
});

type Send = NonNullable<Misbehaviour["onRequest"]>;

/** Misbehaves in the answers to the operations of this name alone. */
function on(name: string, send: (socket: Socket, proper: Buffer) => unknown): Misbehaviour {
  return {
    onRequest: (socket, proper, { action }) => {
      if (!action.startsWith(name)) return false;
      send(socket, proper);
      return true;
    },
  };
}

/** Answers the updates with these bytes. */
function onUpdate(bytes: string | Buffer): Misbehaviour {
  return on("Update", (socket) => socket.write(bytes));
}

function xml(body: string | Buffer, headers: [string, string][] = [], status = 400): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([head(status, [["Content-Type", "text/xml"], ...headers], bytes.length), bytes]);
}

/** The proper answer with its text changed. */
function changed(change: (text: string) => string): (socket: Socket, proper: Buffer) => unknown {
  return (socket, proper) => socket.write(change(proper.toString()));
}

function everyFifth(send: (socket: Socket, proper: Buffer) => unknown): Misbehaviour {
  const onRequest: Send = (socket, proper, { count }) => {
    if (count % 5 === 0) send(socket, proper);
    return count % 5 === 0;
  };
  return { onRequest };
}

function error(message: string): Buffer {
  return xml(
    `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  );
}

function listing(members: string, more = ""): Misbehaviour {
  const name = "ListServiceSpecificCredentials";
  const body = `<${name}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${name}Result><ServiceSpecificCredentials>${members}</ServiceSpecificCredentials>${more}</${name}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${name}Response>`;
  return on("List", (socket) => socket.write(xml(body, [], 200)));
}

const drip = on("Update", (socket) => {
  socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n");
  const dripping = setInterval(() => socket.write("x"), 5);
  socket.on("close", () => clearInterval(dripping));
});

const flood = on("Update", (socket) => {
  socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
  const piece = `10000\r\n${"x".repeat(65_536)}\r\n`;
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
    socket.once("drain", more);
  };
  more();
});

const bomb = `<!DOCTYPE a [<!ENTITY a "${"x".repeat(1000)}"><!ENTITY b "${"&a;".repeat(1000)}"><!ENTITY c "${"&b;".repeat(1000)}">]><a>&c;</a>`;
const tooLong = 10 * 1024 * 1024;
const preface = Buffer.from("00000c04000000000000030000006400040000ffff", "hex");
const malformed = /observed\s+400 \(malformed XML\)/;
const conforms = /^CONFORMS: /m;

describe("an endpoint that misbehaves", () => {
  it.each<[what: string, misbehaviour: Misbehaviour, code: number, said: RegExp]>([
    ["hangs", on("Update", () => undefined), 3, /: no answer after 250 ms; .*timeoutMs/],
    ["drips", drip, 3, /: the body of the answer was not complete after 250 ms; /],
    ["sends a body without end", flood, 3, /larger than 1048576 bytes; /],
    ["resets", on("Update", (socket) => socket.resetAndDestroy()), 3, /: .*ECONNRESET.*; /],
    ["cuts in the head", on("Update", (socket) => socket.end("HTTP/1.1 20")), 3, /cuts its answers/],
    [
      "cuts in the body",
      on("Update", (socket, proper) => socket.end(proper.subarray(0, -9))),
      3,
      /cuts its answers/,
    ],
    [
      "sends huge headers",
      onUpdate(`HTTP/1.1 200 OK\r\nX: ${"y".repeat(100_000)}\r\n\r\n`),
      3,
      /HEADERS_OVERFLOW/,
    ],
    [
      "switches protocols",
      onUpdate("HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
      3,
      /bad upgrade .*scheme/,
    ],
    ["speaks HTTP/2", onUpdate(preface), 3, /does not match the HTTP\/1\.1 protocol .*scheme/],
    [
      "redirects to itself",
      onUpdate("HTTP/1.1 307 X\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"),
      3,
      /answered 307 .*to \//,
    ],
    [
      "sends a compressed bomb",
      onUpdate(xml(gzipSync(Buffer.alloc(8 * tooLong)), [["Content-Encoding", "gzip"]])),
      3,
      /decoded body .*larger than/,
    ],
    ["sends an entity bomb", onUpdate(xml(bomb)), 1, malformed],
    ["nests deeply", onUpdate(xml("<a>".repeat(500) + "</a>".repeat(500))), 1, malformed],
    ["sends a message of 10 MB", onUpdate(error("m".repeat(tooLong))), 3, /larger than 1048576 bytes; /],
    [
      "sends a message of 1 MB",
      onUpdate(error("&lt;".repeat(20_000) + "m".repeat(900_000))),
      1,
      /observed\s+400 ValidationError/,
    ],
    ["sends invalid UTF-8", onUpdate(xml(Buffer.from("<a>\xff\xc0</a>", "latin1"))), 1, malformed],
    [
      "begins with a byte order mark",
      on(
        "Update",
        changed((text) =>
          text.replace(
            /(Length: )(\d+)\r\n\r\n/,
            (_, name, length) => `${name}${Number(length) + 3}\r\n\r\n\ufeff`,
          ),
        ),
      ),
      0,
      conforms,
    ],
    [
      "sends UTF-16",
      on("Update", (socket, proper) =>
        socket.write(xml(Buffer.from(`\ufeff${proper.toString().split("\r\n\r\n")[1]}`, "utf16le"), [], 200)),
      ),
      0,
      conforms,
    ],
    [
      "says too long a length",
      on(
        "Update",
        changed((text) => text.replace(/(Length: )\d+/, "$199999")),
      ),
      3,
      /was not complete after 250 ms/,
    ],
    [
      "says two lengths",
      on(
        "Update",
        changed((text) => text.replace(/(Content-Length: \d+)/, "$1\r\nContent-Length: 3")),
      ),
      3,
      /content-length/,
    ],
    [
      "says headers twice",
      on(
        "",
        changed((text) => text.replace(/(Content-Type: .*\r\n)/i, "$1$1")),
      ),
      0,
      conforms,
    ],
    ["closes every connection after its answer", on("", (socket, proper) => socket.end(proper)), 0, conforms],
    [
      "resets every fifth connection after its answer",
      everyFifth((socket, proper) => socket.write(proper, () => socket.resetAndDestroy())),
      0,
      conforms,
    ],
    [
      "lists 100,000 credentials",
      listing(
        "<member><ServiceSpecificCredentialId>A</ServiceSpecificCredentialId></member>".repeat(100_000),
      ),
      3,
      /ListServiceSpecificCredentials .*larger than 1048576 bytes/,
    ],
    [
      "lists pages without end",
      listing("", "<IsTruncated>true</IsTruncated><Marker>m</Marker>"),
      3,
      /the same Marker again and again/,
    ],
  ])("%s: bounded, named, and nothing is left", async (_, misbehaviour, code, said) => {
    const { out, err, target, ...judged } = await judge(misbehaviour);
    expect(`${out}\n${err}`).toMatch(said);
    expect(judged.code).toBe(code);
    expect(target.snapshot()).toMatchObject({ users: 0, credentials: 0 });
    expect(line.journals()).toEqual([]);
    expect(err).not.toMatch(/^\s+at /m);
    expect(out.length + err.length).toBeLessThan(10_000);
  });

  it("hangs in the clean-up: it is bounded, and what is left is said with its command", async () => {
    const { code, err, target } = await judge(on("Delete", () => undefined));
    expect(err).toMatch(
      /left on the target: .*no answer after 250 ms.*; to try again: iam-conformance cleanup/,
    );
    expect(code).toBe(0);
    expect(target.snapshot().users).toBeGreaterThan(0);
    expect(line.journals()).toHaveLength(1);
  });
});
