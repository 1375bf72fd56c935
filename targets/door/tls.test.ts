import { afterEach, describe, expect, it } from "vitest";
import type { WireRequest } from "../../protocol/exchange.ts";
import { createQueryApi } from "./create-query-api.ts";
import { type LoopbackServer, readRequests, startLoopbackServer } from "./testing/loopback-server.ts";
import { makeTestCertificate, type TestCertificate } from "./testing/test-certificate.ts";

const day = 24 * 60 * 60 * 1000;
const now = Date.now();
const valid = { validFrom: new Date(now - day), validTo: new Date(now + day) };
const good = makeTestCertificate({ dns: ["localhost"], ipv4: ["127.0.0.1"], ...valid });

const opened: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((resource) => resource.close()));
});

async function serve(certificate: TestCertificate): Promise<LoopbackServer> {
  const server = await startLoopbackServer((socket) => {
    readRequests(socket, () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
  }, certificate);
  opened.push(server);
  return server;
}

/** `status`, or the cause and the detail of the failure. */
async function ask(origin: string, ca?: string, host = "localhost"): Promise<string> {
  const api = createQueryApi({
    endpoint: new URL(origin),
    timeoutMs: 10_000,
    connections: 1,
    ...(ca === undefined ? {} : { ca }),
  });
  opened.push(api);
  const request: WireRequest = { method: "POST", path: "/", headers: [["Host", host]], body: "" };
  const outcome = await api.send(request);
  return outcome.kind === "response" ? String(outcome.status) : `${outcome.cause}: ${outcome.detail}`;
}

describe("TLS", () => {
  it("accepts a certificate that the target's file vouches for, by address and by name", async () => {
    const { port } = await serve(good);
    expect(await ask(`https://127.0.0.1:${port}`, good.cert, `127.0.0.1:${port}`)).toBe("200");
    expect(await ask(`https://localhost:${port}`, good.cert)).toBe("200");
  });

  it("refuses a certificate that nobody vouches for", async () => {
    const { port } = await serve(good);
    expect(await ask(`https://127.0.0.1:${port}`)).toMatch(/^tls: .*DEPTH_ZERO_SELF_SIGNED_CERT/);
  });

  it("refuses an expired certificate", async () => {
    const expired = makeTestCertificate({
      ipv4: ["127.0.0.1"],
      validFrom: new Date(now - 2 * day),
      validTo: new Date(now - day),
    });
    const { port } = await serve(expired);
    expect(await ask(`https://127.0.0.1:${port}`, expired.cert)).toMatch(/^tls: .*CERT_HAS_EXPIRED/);
  });

  it("refuses a certificate for another name, and lets no Host header change the name", async () => {
    const other = makeTestCertificate({ dns: ["iam.example"], ...valid });
    const { port } = await serve(other);
    expect(await ask(`https://localhost:${port}`, other.cert)).toMatch(
      /^tls: .*ERR_TLS_CERT_ALTNAME_INVALID/,
    );
    expect(await ask(`https://localhost:${port}`, other.cert, "iam.example")).toMatch(
      /^tls: .*ALTNAME_INVALID/,
    );
    expect(await ask(`https://127.0.0.1:${port}`, other.cert, "iam.example")).toMatch(
      /^tls: .*ALTNAME_INVALID/,
    );
  });

  it("says so where the other side speaks no TLS, or breaks off the handshake", async () => {
    const plain = await startLoopbackServer((socket) => {
      socket.on("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    });
    const silent = await startLoopbackServer((socket) => {
      socket.on("data", () => socket.end());
    });
    opened.push(plain, silent);
    expect(await ask(`https://127.0.0.1:${plain.port}`)).toMatch(
      /^not-tls: .*(?:WRONG_VERSION_NUMBER|PACKET_LENGTH)/,
    );
    expect(await ask(`https://127.0.0.1:${silent.port}`)).toMatch(/^tls: /);
  });

  it("says so where the certificates to trust are none", async () => {
    const { port } = await serve(good);
    const broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    expect(await ask(`https://127.0.0.1:${port}`, broken)).toMatch(/^tls: /);
  });
});
