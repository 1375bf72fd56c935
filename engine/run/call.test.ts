import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { WireRequest, WireResponse } from "../../protocol/exchange.ts";
import { connectionTo } from "../testing/reference-session.ts";
import {
  answerOf,
  errorResponse,
  noResponse,
  parametersOf,
  successResponse,
  wireResponse,
} from "../testing/wire-answers.ts";
import { call, isThrottled } from "./call.ts";
import { clock } from "./try-again.ts";

const pauses: number[] = [];

const throttled = errorResponse(400, "Throttling", "Rate exceeded");
const input = { operation: updateServiceSpecificCredential, parameters: [["Status", "Active"]] as const };

/** Answers one after the other, the last of them for ever, and keeps what was sent. */
function answering(...responses: readonly WireResponse[]) {
  const sent: WireRequest[] = [];
  const connection = connectionTo(async (request) => {
    sent.push(request);
    return responses[Math.min(sent.length, responses.length) - 1] ?? noResponse();
  });
  return { connection, sent };
}

beforeEach(() => {
  pauses.length = 0;
  vi.spyOn(clock, "pause").mockImplementation(async (pause) => {
    pauses.push(pause);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe("call", () => {
  it("sends a request once and decodes what comes", async () => {
    const { connection, sent } = answering(errorResponse(404, "NoSuchEntity", "Who?"));
    const { exchange, answer } = await call(connection, input);
    expect(sent).toEqual([exchange.request]);
    expect(answer?.error).toEqual({ type: "Sender", code: "NoSuchEntity", message: "Who?" });
    expect(pauses).toEqual([]);
    expect(parametersOf(exchange.request).get("Status")).toBe("Active");
  });

  it("has no answer where nothing came, and does not try again", async () => {
    const { connection, sent } = answering();
    const { exchange, answer } = await call(connection, input);
    expect(answer).toBeNull();
    expect(exchange.outcome.kind).toBe("no-response");
    expect(sent).toHaveLength(1);
  });

  it("signs with other credentials, and in other forms, where told to", async () => {
    const { connection, sent } = answering(successResponse());
    const credentials = { accessKeyId: "AKIAOTHER", secretAccessKey: "other" };
    await call(connection, { ...input, credentials });
    await call(connection, { ...input, signature: "unsigned" });
    await call(connection, { ...input, form: { method: "GET" } });
    const authorizations = sent.map(({ headers }) => headers.find(([name]) => name === "authorization")?.[1]);
    expect(authorizations[0]).toContain("Credential=AKIAOTHER/");
    expect(authorizations[1]).toBeUndefined();
    expect(sent[2]).toMatchObject({ method: "GET", body: "" });
  });

  it.each([
    ["400 Throttling", throttled],
    ["another code for the same", errorResponse(503, "SlowDown")],
    ["the status alone", wireResponse(429, "Too many", "text/plain")],
    ["a code in JSON", wireResponse(400, '{"__type":"ThrottlingException"}', "application/json")],
  ])("waits and tries again where the target is busy: %s", async (_, busy) => {
    const { connection, sent } = answering(busy, busy, successResponse());
    const { answer } = await call(connection, input);
    expect(answer?.status).toBe(200);
    expect(sent).toHaveLength(3);
    expect(pauses).toHaveLength(2);
  });

  it("waits longer each time, never for the same time as others, and not for ever", async () => {
    const { connection, sent } = answering(throttled);
    const { answer } = await call(connection, input);
    expect(isThrottled(answer)).toBe(true);
    expect(sent).toHaveLength(7);
    expect(pauses).toHaveLength(6);
    for (const [index, pause] of pauses.entries()) {
      const mean = 100 * 2 ** index;
      expect(pause).toBeGreaterThanOrEqual(mean / 2);
      expect(pause).toBeLessThanOrEqual(mean * 1.5);
    }
    expect(new Set(pauses.map((pause, index) => pause / 2 ** index)).size).toBeGreaterThan(1);
  });
});

describe("isThrottled", () => {
  it.each([
    [throttled, true],
    [errorResponse(400, "ThrottlingException"), true],
    [errorResponse(400, "RequestLimitExceeded"), true],
    [errorResponse(400, "ValidationError"), false],
    [errorResponse(503, "ServiceUnavailable"), false],
    [successResponse(), false],
  ])("%#", (response, expected) => {
    expect(isThrottled(answerOf(response))).toBe(expected);
  });

  it("is not said of silence", () => {
    expect(isThrottled(null)).toBe(false);
  });
});
