import type { Dispatcher } from "undici";
import { describe, expect, it } from "vitest";
import { type AnswerCollector, collectAnswer } from "./answer-collector.ts";

/** A collector with what it has told and asked for so far. */
function collecting(timeoutMs: number): { collector: AnswerCollector; sent: () => number } {
  let sent = 0;
  const onSent = () => {
    sent += 1;
  };
  return { collector: collectAnswer({ timeoutMs, maxBodyBytes: 10, onSent }), sent: () => sent };
}

/** A connection that only notes why it was broken off. */
function connection(): { controller: Dispatcher.DispatchController; aborted: () => string | undefined } {
  let reason: string | undefined;
  const controller: Dispatcher.DispatchController = {
    aborted: false,
    paused: false,
    reason: null,
    rawHeaders: ["X-A", "b"],
    abort(error) {
      reason = error.message;
    },
    pause: () => undefined,
    resume: () => undefined,
  };
  return { controller, aborted: () => reason };
}

describe("collectAnswer", () => {
  it("lets nothing be sent on a connection that comes after the deadline", async () => {
    const { collector, sent } = collecting(5);
    expect(await collector.outcome).toMatchObject({ cause: "timeout", detail: "no connection after 5 ms" });
    const { controller, aborted } = connection();
    collector.handler.onRequestStart?.(controller, null);
    expect(aborted()).toBe("the deadline has passed");
    expect(sent()).toBe(0);
  });

  it("breaks off the connection when the deadline passes, and ignores what still comes", async () => {
    const { collector, sent } = collecting(5);
    const { controller, aborted } = connection();
    collector.handler.onRequestStart?.(controller, null);
    const outcome = await collector.outcome;
    expect(outcome).toMatchObject({ cause: "timeout", detail: "no answer after 5 ms" });
    expect([aborted(), sent()]).toEqual(["no answer after 5 ms", 1]);
    collector.handler.onResponseError?.(controller, new Error("late"));
    expect(await collector.outcome).toBe(outcome);
  });

  it("breaks off the connection of a body that is too large", async () => {
    const { collector } = collecting(60_000);
    const { controller, aborted } = connection();
    collector.handler.onRequestStart?.(controller, null);
    collector.handler.onResponseStart?.(controller, 200, {});
    collector.handler.onResponseData?.(controller, Buffer.alloc(11));
    expect(await collector.outcome).toMatchObject({ cause: "too-large" });
    expect(aborted()).toBe("the body of the answer is larger than 10 bytes");
  });

  it("copies the body, so that the buffer it came in can go", async () => {
    const { collector } = collecting(60_000);
    const { controller } = connection();
    const window = Buffer.alloc(65_536, "x").subarray(100, 103);
    collector.handler.onRequestStart?.(controller, null);
    collector.handler.onResponseStart?.(controller, 200, {});
    collector.handler.onResponseData?.(controller, window);
    collector.handler.onResponseEnd?.(controller, {});
    const outcome = await collector.outcome;
    if (outcome.kind !== "response") throw new Error(outcome.detail);
    expect(outcome.headers).toEqual([["x-a", "b"]]);
    expect([outcome.body.byteLength, outcome.body.buffer.byteLength]).toEqual([3, 3]);
  });
});
