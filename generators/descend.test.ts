import { describe, expect, it } from "vitest";
import { descend } from "./descend.ts";

/** From a number to those below it, the smallest first; what fails is at least 17. */
function descentFrom(start: number, mostAtOnce: (tried: number) => number) {
  const batches: (readonly number[])[] = [];
  const candidatesOf = (found: number) => Array.from({ length: Math.min(found, 20) }, (_, index) => index);
  const descent = descend(start, { candidatesOf, mostAtOnce }, async (candidates) => {
    batches.push(candidates);
    return candidates.map((candidate) => (candidate >= 17 ? candidate : null));
  });
  return descent.then((ended) => ({ ...ended, batches }));
}

describe("descend", () => {
  it.each([1, 4, 100])("goes on from the first that shows it, %i at a time", async (width) => {
    const { found, path, tried, batches } = await descentFrom(900, () => width);
    expect({ found, path }).toEqual({ found: 17, path: [17] });
    expect(tried).toBe(batches.flat().length);
    expect(Math.max(...batches.map(({ length }) => length))).toBe(Math.min(width, 20));
  });

  it("ends where no more may be tried, with what it has", async () => {
    expect(await descentFrom(900, (tried) => Math.min(4, 6 - tried))).toMatchObject({
      found: 900,
      path: [],
      tried: 6,
      batches: [
        [0, 1, 2, 3],
        [4, 5],
      ],
    });
  });

  it("takes no candidate before it is to be tried", async () => {
    let taken = 0;
    function* endless(): Generator<number> {
      for (;;) yield ++taken;
    }
    const parts = { candidatesOf: endless, mostAtOnce: (tried: number) => Math.min(3, 7 - tried) };
    const { tried } = await descend(0, parts, async (candidates) => candidates.map(() => null));
    expect([tried, taken]).toEqual([7, 7]);
  });
});
