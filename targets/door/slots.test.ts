import { describe, expect, it } from "vitest";
import { createSlots } from "./slots.ts";

describe("createSlots", () => {
  it("gives out as many places as there are, then each that comes free, in the order of asking", async () => {
    const slots = createSlots(2);
    const got: number[] = [];
    const takers = [0, 1, 2, 3, 4].map((taker) => slots.take().then(() => got.push(taker)));
    await Promise.all(takers.slice(0, 2));
    expect(got).toEqual([0, 1]);
    slots.give();
    await takers[2];
    expect(got).toEqual([0, 1, 2]);
    slots.give();
    slots.give();
    await Promise.all(takers);
    expect(got).toEqual([0, 1, 2, 3, 4]);
  });

  it("keeps the places that nobody waits for", async () => {
    const slots = createSlots(1);
    await slots.take();
    slots.give();
    await slots.take();
    let third = false;
    const waiting = slots.take().then(() => {
      third = true;
    });
    await Promise.resolve();
    expect(third).toBe(false);
    slots.give();
    await waiting;
    expect(third).toBe(true);
  });
});
