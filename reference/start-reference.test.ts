import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { WireRequest } from "../protocol/exchange.ts";
import { createReference } from "./create-reference.ts";
import { mutantByName } from "./mutants/mutants.ts";
import { sendInProcess } from "./send-in-process.ts";
import { type StartedReference, type StartOptions, startReference } from "./start-reference.ts";
import { testRequest, testTime } from "./testing/test-client.ts";

const open: StartedReference[] = [];

async function start(options: StartOptions = {}): Promise<StartedReference> {
  const started = await startReference({ now: () => testTime, ...options });
  open.push(started);
  return started;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

/** Sends over HTTP: status and body, or the error's code. `patience` in milliseconds. */
function send(url: string, { method, path, headers, body }: WireRequest, patience = 10_000): Promise<string> {
  return new Promise((resolve) => {
    const outgoing = httpRequest(new URL(path, url), { method, headers: headers.flat(), timeout: patience });
    outgoing.on("response", (incoming) => {
      let text = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk: string) => {
        text += chunk;
      });
      incoming.on("end", () => resolve(`${incoming.statusCode} ${text}`));
      incoming.on("error", (error: NodeJS.ErrnoException) => resolve(`cut: ${error.code}`));
    });
    outgoing.on("timeout", () => {
      resolve("timeout");
      outgoing.destroy();
    });
    outgoing.on("error", (error: NodeJS.ErrnoException) => resolve(`error: ${error.code}`));
    outgoing.end(body);
  });
}

const update = {
  UserName: "nobody",
  ServiceSpecificCredentialId: "ACCA00000000000000000",
  Status: "Active",
};
/** Every endpoint has the same key for the account, so any of them will do to sign with. */
const signed = testRequest(createReference(), "UpdateServiceSpecificCredential", update);
const unsigned: WireRequest = {
  ...signed,
  headers: signed.headers.filter(([name]) => name !== "authorization"),
};

describe("startReference", () => {
  it("answers over HTTP what it answers in the process", async () => {
    const { url, credentials } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(credentials).toEqual(createReference().rootCredentials);
    const answer = await send(url, signed);
    expect(answer).toContain("404 <ErrorResponse");
    expect(answer).toContain("The user with name nobody cannot be found.");
    expect(await send(url, unsigned)).toContain("403 <ErrorResponse");
  });

  it("answers several requests on one connection, and waits where it is told to", async () => {
    const { url } = await start({ latencyMs: 5 });
    const answers = await Promise.all([send(url, signed), send(url, signed), send(url, unsigned)]);
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual(["404", "404", "403"]);
  });

  it("refuses a body above the bound", async () => {
    const { url } = await start();
    const body = `Action=GetUser&x=${"x".repeat(5 * 1024 * 1024)}`;
    expect(await send(url, { ...unsigned, headers: [["host", "x"]], body })).toContain("413 <ErrorResponse");
  });

  it("rejects where the port is taken, and gives it back when closed", async () => {
    const { url, close } = await start();
    const port = Number(new URL(url).port);
    await expect(start({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await close();
    expect((await start({ port })).url).toBe(url);
  });
});

describe("a mutant below HTTP", () => {
  const mutantOf = (name: string) => {
    const mutant = mutantByName(name);
    if (mutant === undefined) throw new Error(`no mutant ${name}`);
    return mutant;
  };

  it.each([
    ["transport-reset", "error: ECONNRESET"],
    ["transport-not-http", "error: HPE_INVALID_CONSTANT"],
    ["transport-cut-short", "cut: ECONNRESET"],
  ])("%s shows as %s", async (name, shown) => {
    const { url } = await start({ mutant: mutantOf(name) });
    expect(await send(url, signed)).toBe(shown);
  });

  it("may never answer; closing ends the connection", async () => {
    const { url } = await start({ mutant: mutantOf("transport-timeout") });
    expect(await send(url, signed, 50)).toBe("timeout");
  });

  it.each([
    ["transport-reset", "reset"],
    ["transport-timeout", "timeout"],
    ["transport-not-http", "not-http"],
    ["transport-cut-short", "cut-short"],
  ])("%s shows as no response with the cause %s in the process", async (name, cause) => {
    const exchange = await sendInProcess(createReference({ mutant: mutantOf(name) }))(signed);
    expect(exchange).toMatchObject({
      kind: "no-response",
      cause,
      detail: expect.stringContaining("endpoint"),
    });
  });
});

describe("sendInProcess", () => {
  it("gives a response as a transport does: bytes, header names in lower case", async () => {
    const response = await sendInProcess(createReference({ now: () => testTime }))(signed);
    if (response.kind !== "response") throw new Error(response.detail);
    expect(response.status).toBe(404);
    expect(response.headers.map(([name]) => name)).toEqual(["content-type", "x-amzn-requestid"]);
    expect(Buffer.from(response.body).toString()).toContain("<Code>NoSuchEntity</Code>");
    expect(response.durationMs).toBeGreaterThanOrEqual(0);
  });
});
