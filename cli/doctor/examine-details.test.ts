import { afterEach, expect, it } from "vitest";
import { createCredential, createUser } from "../../engine/fixtures/create-fixtures.ts";
import { listCredentials } from "../../engine/fixtures/fixture-calls.ts";
import { FixtureError } from "../../engine/fixtures/fixture-error.ts";
import { referenceConnection } from "../../engine/testing/reference-session.ts";
import type { Send } from "../../protocol/exchange.ts";
import { createReference } from "../../reference/create-reference.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import {
  type LoopbackServer,
  readRequests,
  startLoopbackServer,
} from "../../targets/door/testing/loopback-server.ts";
import { makeTestCertificate } from "../../targets/door/testing/test-certificate.ts";
import { endpointTarget } from "../../targets/endpoint-target.ts";
import { loadTargets } from "../../targets/load-targets.ts";
import type { Target } from "../../targets/target.ts";
import { measureLag } from "./measure-lag.ts";
import { suggestEntry } from "./suggest-entry.ts";
import { tlsDetails } from "./tls-details.ts";

const opened: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

/** The lag of an endpoint whose first `stale` reads after each update show what was before it. */
async function lagOf(stale: number, longestMs?: number): Promise<number | null> {
  const reference = createReference();
  const honest = sendInProcess(reference);
  let before: Awaited<ReturnType<Send>> | undefined;
  let left = 0;
  const list = (body: string) => body.includes("Action=ListServiceSpecificCredentials");
  const connection = referenceConnection(reference, async (request) => {
    if (request.body.includes("Action=UpdateServiceSpecificCredential")) left = stale;
    if (list(request.body) && left-- > 0 && before !== undefined) return before;
    const answer = await honest(request);
    if (list(request.body)) before = answer;
    return answer;
  });
  await createUser(connection, "someone", "/");
  const id = await createCredential(connection, "someone");
  // The listing that the first update is too late for.
  await listCredentials(connection, "someone");
  return measureLag(connection, "someone", id, longestMs);
}

it("measures how far reads lag behind updates", async () => {
  expect(await lagOf(0)).toBe(0);
  expect(await lagOf(2)).toBeGreaterThan(0);
  expect(await lagOf(Number.MAX_SAFE_INTEGER, 50)).toBeNull();
});

it("cannot measure what is refused", async () => {
  const connection = referenceConnection(createReference());
  await expect(measureLag(connection, "nobody", "ACCAAAAAAAAAAAAAAAAAA")).rejects.toThrow(FixtureError);
});

const day = 24 * 3600 * 1000;

it("looks at a certificate, trusted or not", async () => {
  const certificate = makeTestCertificate({
    ipv4: ["127.0.0.1"],
    validFrom: new Date(Date.now() - day),
    validTo: new Date(Date.now() + 3.5 * day),
  });
  const server = await startLoopbackServer((socket) => readRequests(socket, () => socket.end()), certificate);
  opened.push(server);
  const endpoint = new URL(`https://127.0.0.1:${server.port}`);
  expect(await tlsDetails(endpoint, undefined, 5000)).toMatchObject({
    subject: "iam-conformance test",
    issuer: "iam-conformance test",
    daysLeft: 3,
    distrust: "DEPTH_ZERO_SELF_SIGNED_CERT",
  });
  expect(await tlsDetails(endpoint, certificate.cert, 5000)).toMatchObject({
    distrust: null,
    protocol: expect.stringMatching(/^TLSv1\./),
    validUntil: new Date(Date.now() + 3.5 * day).toISOString().slice(0, 10),
  });
});

it("gives up where there is no TLS", async () => {
  const server = await startLoopbackServer((socket) => socket.end("hello\r\n"));
  opened.push(server);
  expect(await tlsDetails(new URL(`https://127.0.0.1:${server.port}`), undefined, 5000)).toBeNull();
});

function targetAt(url: string, environment: Record<string, string> = {}): Target {
  const result = endpointTarget(url, environment);
  if (!result.ok) throw new Error(result.problem);
  return result.target;
}

it("suggests an entry that loads, with what was found out", () => {
  const parts = [{ disclaim: "authentication" }, { consistencyMs: 300 }, { consistencyMs: 100 }] as const;
  const entry = suggestEntry(targetAt("http://127.0.0.1:4566/"), parts);
  expect(entry).toMatchObject({
    endpoint: "http://127.0.0.1:4566/",
    credentials: { literal: { accessKeyId: "test" } },
    claims: { authentication: false },
    consistencyMs: 300,
  });
  const loaded = loadTargets(JSON.stringify({ targets: { mine: entry } }), "t.json");
  expect(loaded).toMatchObject({ ok: true });
  const again = loaded.ok ? loaded.targets.get("mine") : undefined;
  if (again === undefined) throw new Error("it does not load");
  expect(suggestEntry(again, [])).toEqual(entry);
});

it("suggests no secret, and nothing for the embedded reference", () => {
  const target = targetAt("http://127.0.0.1:4566/");
  const literal = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "wJalrXUtnFEMI" };
  const text = JSON.stringify(suggestEntry({ ...target, credentials: { literal } }, []));
  expect(text).not.toContain("wJalr");
  expect(text).toContain("AWS_SECRET_ACCESS_KEY");
  expect(suggestEntry({ ...target, endpoint: "embedded" }, [])).toBeUndefined();
});
