import { afterEach, expect, it } from "vitest";
import {
  type LoopbackServer,
  readRequests,
  startLoopbackServer,
} from "../../targets/door/testing/loopback-server.ts";
import { makeTestCertificate } from "../../targets/door/testing/test-certificate.ts";
import { endpointTarget } from "../../targets/endpoint-target.ts";
import type { Target } from "../../targets/target.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";
import { withholdSecrets } from "../withhold-secrets.ts";
import { type OpenConnection, openConnection } from "./open-connection.ts";

const day = 24 * 60 * 60 * 1000;
const certificate = makeTestCertificate({
  ipv4: ["127.0.0.1"],
  validFrom: new Date(Date.now() - day),
  validTo: new Date(Date.now() + day),
});
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

const opened: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const resource of opened.splice(0).reverse()) await resource.close();
});

async function serve(tls?: typeof certificate): Promise<{ server: LoopbackServer; url: string }> {
  const answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  const server = await startLoopbackServer((socket) => readRequests(socket, () => socket.write(answer)), tls);
  opened.push(server);
  return { server, url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${server.port}/` };
}

const keeper = withholdSecrets(fakeSurroundings());

function open(url: string, changes: Partial<Target>, ca?: string): OpenConnection {
  const result = endpointTarget(url, { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" });
  if (!result.ok) throw new Error(result.problem);
  const connection = openConnection({ target: { ...result.target, ...changes }, ca }, credentials, keeper);
  opened.push(connection);
  return connection;
}

const request = { method: "POST", path: "/", headers: [["Host", "127.0.0.1"]], body: "" } as const;

it("trusts the certificates that the target's entry names", async () => {
  const { url } = await serve(certificate);
  expect(await open(url, {}, certificate.cert).connection.send(request)).toMatchObject({ status: 200 });
  expect(await open(url, {}).connection.send(request)).toMatchObject({ kind: "no-response", cause: "tls" });
});

it("keeps to the rate of the target's entry", async () => {
  const { url } = await serve();
  // The second request would go out after hours.
  const { connection } = open(url, { rateLimit: 0.0001 });
  const other = open(url, {}).connection;
  let answered = 0;
  const send = () => connection.send(request).then(() => answered++);
  await send();
  const second = send();
  for (let round = 0; round < 20; round++) await other.send(request);
  expect(answered).toBe(1);
  for (const resource of opened.splice(0).reverse()) await resource.close();
  await second;
});

it("signs with the keys that it is given, for the region and the service of the entry", () => {
  const { connection } = open("http://127.0.0.1:1/", { region: "cn-north-1", consistencyMs: 7 });
  expect(connection).toMatchObject({ credentials, region: "cn-north-1", consistencyMs: 7 });
});
