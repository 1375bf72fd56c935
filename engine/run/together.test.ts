import { describe, expect, it } from "vitest";
import { together } from "./together.ts";

describe("together", () => {
  it("gives what all of them gave, in their order", async () => {
    const slow = new Promise<number>((resolve) => setImmediate(() => resolve(1)));
    expect(await together([slow, Promise.resolve(2)])).toEqual([1, 2]);
    expect(await together([])).toEqual([]);
  });

  it("throws what one of them threw, but only when all have ended", async () => {
    let ended = false;
    const slow = new Promise<void>((resolve) =>
      setImmediate(() => {
        ended = true;
        resolve();
      }),
    );
    const broken = new Error("first");
    const all = together([Promise.reject(broken), slow, Promise.reject(new Error("second"))]);
    await expect(all).rejects.toBe(broken);
    expect(ended).toBe(true);
  });
});
