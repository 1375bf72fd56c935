import { describe, expect, it } from "vitest";
import type { OrderOfAnswers } from "./connection.ts";
import { inOrder } from "./in-order.ts";

/** An order that turns out to be broken when it has settled, or when `breakOrder` is called. */
function orderThat({ breaksWhenSettled = false } = {}) {
  let isBroken = false;
  let settled = 0;
  const order: OrderOfAnswers = {
    isBroken: () => isBroken,
    settle: async () => {
      settled++;
      isBroken ||= breaksWhenSettled;
    },
  };
  return { order, settled: () => settled, breakOrder: () => (isBroken = true) };
}

const isSuspect = (result: string) => result === "bad";

/** Gives these results, one a call; "thrown" is thrown. */
function giving(...results: string[]) {
  return async () => {
    const result = results.shift() ?? "no more";
    if (result === "thrown") throw new Error(result);
    return result;
  };
}

describe("inOrder", () => {
  it("waits for nothing where nothing is suspect", async () => {
    const { order, settled } = orderThat({ breaksWhenSettled: true });
    expect(await inOrder({ order }, { isSuspect }, giving("good", "again"))).toBe("good");
    expect(settled()).toBe(0);
  });

  it.each(["bad", "thrown"])("does again what was %s where the order is broken", async (first) => {
    const { order } = orderThat({ breaksWhenSettled: true });
    expect(await inOrder({ order }, { isSuspect }, giving(first, "again"))).toBe("again");
  });

  it("does again what was good where the order was broken meanwhile", async () => {
    const { order, breakOrder } = orderThat();
    const give = giving("good", "again");
    const action = () => {
      breakOrder();
      return give();
    };
    expect(await inOrder({ order }, { isSuspect }, action)).toBe("again");
  });

  it("takes what comes in order, and what comes once the order is known to be broken", async () => {
    const { order, settled, breakOrder } = orderThat();
    expect(await inOrder({ order }, { isSuspect }, giving("bad", "again"))).toBe("bad");
    await expect(inOrder({ order }, { isSuspect }, giving("thrown", "again"))).rejects.toThrow("thrown");
    expect(settled()).toBe(2);
    breakOrder();
    expect(await inOrder({ order }, { isSuspect }, giving("bad", "again"))).toBe("bad");
  });

  it("waits for nothing once it is cut short", async () => {
    const { order, settled } = orderThat({ breaksWhenSettled: true });
    const doubts = { isSuspect, signal: AbortSignal.abort() };
    expect(await inOrder({ order }, doubts, giving("bad", "again"))).toBe("bad");
    expect(settled()).toBe(0);
  });
});
