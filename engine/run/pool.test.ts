import { describe, expect, it } from "vitest";
import { createPool } from "./pool.ts";

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe("createPool", () => {
  it("never hands out one item twice at a time, and all of them in the end", async () => {
    const pool = createPool(["a", "b", "c", "d", "e"]);
    const held = new Set<string>();
    const used = new Set<string>();
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        pool.with((index % 3) + 1, async (items) => {
          expect(items).toHaveLength((index % 3) + 1);
          for (const item of items) {
            expect(held.has(item), `${item} is held twice`).toBe(false);
            held.add(item);
            used.add(item);
          }
          await turn();
          for (const item of items) held.delete(item);
        }),
      ),
    );
    expect(held.size).toBe(0);
    expect([...used].sort()).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("lets as many at once as there are items", async () => {
    const pool = createPool([1, 2, 3]);
    let inUse = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 12 }, () =>
        pool.with(1, async () => {
          most = Math.max(most, ++inUse);
          await turn();
          inUse--;
        }),
      ),
    );
    expect(most).toBe(3);
  });

  it("serves whoever came first, also where a later one asks for less", async () => {
    const pool = createPool([1, 2]);
    const served: string[] = [];
    const serve = (name: string, count: number) =>
      pool.with(count, async () => {
        served.push(name);
        await turn();
      });
    await Promise.all([serve("one", 1), serve("both", 2), serve("late", 1)]);
    expect(served).toEqual(["one", "both", "late"]);
  });

  it("gives the result of the use, and takes the items back where the use throws", async () => {
    const pool = createPool(["only"]);
    expect(await pool.with(1, async ([item]) => `${item}!`)).toBe("only!");
    const broken = pool.with(1, async () => {
      throw new Error("no use");
    });
    await expect(broken).rejects.toThrow("no use");
    expect(await pool.with(1, async (items) => [...items])).toEqual(["only"]);
  });

  it("takes back what an item was replaced by", async () => {
    const pool = createPool(["old", "kept"]);
    await pool.with(2, async (items) => {
      items[items.indexOf("old")] = "new";
    });
    expect(await pool.with(2, async (items) => [...items].sort())).toEqual(["kept", "new"]);
  });

  it("refuses to wait for more than there are", async () => {
    const pool = createPool([1, 2]);
    await expect(pool.with(3, async () => {})).rejects.toThrow(RangeError);
    expect(await pool.with(2, async (items) => items.length)).toBe(2);
  });
});
