import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { NoResponse, WireRequest, WireResponse } from "../../protocol/exchange.ts";
import { errorResponse, noResponse, successResponse, wireResponse } from "../testing/wire-answers.ts";
import { type SteadyParts, steadySend } from "./steady-send.ts";
import { clock } from "./try-again.ts";

const pauses: number[] = [];

beforeEach(() => {
  pauses.length = 0;
  vi.spyOn(clock, "pause").mockImplementation(async (ms) => void pauses.push(ms));
});

afterEach(() => {
  vi.restoreAllMocks();
});

function request(body: string): WireRequest {
  return { method: "POST", path: "/", headers: [], body };
}

type Outcome = WireResponse | NoResponse;

/** A door that gives the outcomes of each request in their order, the last of them for ever, and notes what was sent. */
function door(outcomes: Readonly<Record<string, readonly Outcome[]>>, rest: Partial<SteadyParts> = {}) {
  const sent: string[] = [];
  let underWay = 0;
  const beside = new Map<string, number[]>();
  const steady = steadySend({
    async send({ body }) {
      const given = outcomes[body] ?? [successResponse()];
      const count = sent.filter((each) => each === body).length;
      sent.push(body);
      beside.set(body, [...(beside.get(body) ?? []), underWay++]);
      await new Promise((resolve) => setImmediate(resolve));
      underWay--;
      return given[Math.min(count, given.length - 1)] ?? noResponse();
    },
    isAlive: async () => true,
    patienceMs: 20,
    ...rest,
  });
  return { steady, sent, beside };
}

const page = wireResponse(200, "<!DOCTYPE html><html><body>Please wait</body></html>", "text/html");

describe("steadySend", () => {
  it.each<[string, Outcome]>([
    ["a reset", noResponse("reset")],
    ["a timeout", noResponse("timeout")],
    ["an answer that is cut short", noResponse("cut-short")],
    ["a refused connection", noResponse("refused")],
    ["502", wireResponse(502, "Bad Gateway", "text/plain")],
    ["503", errorResponse(503, "ServiceUnavailable")],
    ["504", wireResponse(504, "", "text/html")],
    ["a page for a browser", page],
  ])("sends again what %s befell, and counts it", async (_, fault) => {
    const { steady, sent } = door({ a: [fault, successResponse()] });
    expect(await steady.send(request("a"))).toMatchObject({ status: 200, resent: 1 });
    expect(sent).toEqual(["a", "a"]);
    expect(steady.counts()).toEqual({ retried: 1, restarted: 0 });
  });

  it.each<[string, Outcome]>([
    ["an answer", errorResponse(500, "InternalFailure")],
    ["what is no HTTP", noResponse("not-http")],
    ["a body without end", noResponse("too-large")],
    ["an untrusted certificate", noResponse("tls")],
  ])("takes %s as it comes", async (_, outcome) => {
    const { steady, sent } = door({ a: [outcome] });
    expect(await steady.send(request("a"))).toBe(outcome);
    expect(sent).toEqual(["a"]);
    expect(steady.counts().retried).toBe(0);
  });

  it("does not send again what is to be sent once", async () => {
    const lost = door({ a: [noResponse()], b: [page] });
    expect(await lost.steady.send(request("a"), { once: true })).toEqual(noResponse());
    expect(await lost.steady.send(request("b"), { once: true })).toBe(page);
    expect(lost.sent).toEqual(["a", "b"]);
    expect(lost.steady.counts().retried).toBe(0);
  });

  it("sends what got no response alone: of many in flight, one alone does it again", async () => {
    const never = [noResponse()];
    const onceOnly = [noResponse(), successResponse()];
    const { steady, beside } = door({ a: onceOnly, killer: never, b: onceOnly });
    const outcomes = await Promise.all(["a", "killer", "b", "c"].map((body) => steady.send(request(body))));
    expect(outcomes.map((outcome) => [outcome.kind, outcome.resent])).toEqual([
      ["response", 1],
      ["no-response", 2],
      ["response", 1],
      ["response", undefined],
    ]);
    expect(beside.get("killer")).toEqual([1, 0, 0]);
    expect(beside.get("b")).toEqual([2, 0]);
  });

  it("holds new requests back while one is sent alone", async () => {
    const { steady, sent, beside } = door({ a: [noResponse(), successResponse()] });
    const first = steady.send(request("a"));
    while (beside.get("a")?.length !== 2) await new Promise((resolve) => setImmediate(resolve));
    const second = steady.send(request("b"));
    await Promise.all([first, second]);
    expect(sent).toEqual(["a", "a", "b"]);
    expect(beside.get("b")).toEqual([0]);
  });

  it("waits for a target to come back, and for no longer than its patience", async () => {
    let looks = 0;
    const back = door({ a: [noResponse(), successResponse()] }, { isAlive: async () => ++looks === 3 });
    await back.steady.send(request("before"));
    expect(await back.steady.send(request("a"))).toMatchObject({ status: 200 });
    expect(pauses).toHaveLength(2);

    const away = door(
      { a: [noResponse()] },
      { isAlive: async () => false, patienceMs: 5, hasAnswered: true },
    );
    vi.mocked(clock.pause).mockImplementation((ms) => new Promise((resolve) => setTimeout(resolve, ms / 10)));
    expect(await away.steady.send(request("a"))).toEqual(noResponse());
    expect(await away.steady.send(request("b"))).toMatchObject({ cause: "other" });
    expect(away.sent).toEqual(["a"]);
  });

  it("takes a target that reads as before for there, whatever it never answers", async () => {
    const list = "Action=ListServiceSpecificCredentials";
    const { steady, sent } = door({ refused: [noResponse()] }, { isAlive: async () => false });
    await steady.send(request(list));
    expect(await steady.send(request("refused"))).toMatchObject({ kind: "no-response", resent: 2 });
    expect(await steady.send(request("Action=UpdateServiceSpecificCredential"))).toMatchObject({
      status: 200,
    });
    expect(sent.filter((body) => !body.includes("Update"))).toEqual([
      list,
      ...["refused", list, "refused", list, "refused", list],
    ]);
    expect(steady.epoch()).toBe(0);
    expect(pauses).toEqual([]);
  });

  it("does not wait for a target that has never answered", async () => {
    const { steady } = door({ a: [noResponse("refused")] }, { isAlive: async () => false, patienceMs: 5000 });
    expect(await steady.send(request("a"))).toEqual(noResponse("refused"));
    expect(pauses).toEqual([]);
  });

  it("starts a target anew that stays away, also when the request ends it again", async () => {
    let isUp = true;
    const revive = vi.fn(async () => {
      isUp = true;
    });
    const steady = steadySend({
      async send({ body }) {
        if (body === "killer") isUp = false;
        return isUp ? successResponse() : noResponse("reset");
      },
      isAlive: async () => isUp,
      revive,
      patienceMs: 1,
    });
    expect(await steady.send(request("killer"))).toMatchObject({ kind: "no-response", resent: 1 });
    expect(await steady.send(request("a"))).toMatchObject({ status: 200 });
    expect(revive).toHaveBeenCalledTimes(2);
    expect(steady.counts()).toEqual({ retried: 1, restarted: 2 });
    expect(steady.epoch()).toBe(2);
  });

  it("takes pages that come whenever they are asked for as the target's own", async () => {
    const { steady, sent } = door({ a: [page], b: [page] }, { hasAnswered: true });
    expect(await steady.send(request("a"))).toBe(page);
    expect(sent).toEqual(["a", "a", "a", "a"]);
    expect(await steady.send(request("b"))).toBe(page);
    expect(sent).toHaveLength(5);
    expect(pauses).toEqual([50, 200, 800]);
  });

  it("sits out pages that come to every request, and does not take them for the target's own", async () => {
    let looks = 0;
    const outage = [page, page, page, page, successResponse(), page, successResponse()];
    const { steady, sent } = door({ a: outage }, { hasAnswered: true, isAlive: async () => ++looks >= 4 });
    expect(await steady.send(request("a"))).toMatchObject({ status: 200, resent: 4 });
    expect(sent).toHaveLength(5);
    expect(await steady.send(request("a"))).toMatchObject({ resent: 1 });
  });

  it("does not take a target that begins with a page of its own for gone", async () => {
    const { steady } = door({ probe: [page] }, { isAlive: async () => false });
    expect(await steady.send(request("probe"))).toBe(page);
    expect(await steady.send(request("b"))).toMatchObject({ status: 200 });
  });
});
