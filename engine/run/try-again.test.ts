import { afterEach, describe, expect, it, vi } from "vitest";
import { clock, lagPauses, throttlingPauses, tryAgain } from "./try-again.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

function all(pauses: Iterator<number>): number[] {
  const taken: number[] = [];
  for (let next = pauses.next(); next.done !== true; next = pauses.next()) taken.push(next.value);
  return taken;
}

describe("tryAgain", () => {
  it("pauses between attempts only, and gives what came last", async () => {
    const paused: number[] = [];
    vi.spyOn(clock, "pause").mockImplementation(async (ms) => {
      paused.push(ms);
    });
    let made = 0;
    const attempt = async () => ++made;
    expect(await tryAgain(attempt, (given) => given < 3, [10, 20, 30].values())).toBe(3);
    expect(paused).toEqual([10, 20]);
    expect(await tryAgain(attempt, () => true, [40].values())).toBe(5);
    expect(paused).toEqual([10, 20, 40]);
    expect(await tryAgain(attempt, () => true, [].values())).toBe(6);
  });
});

describe("lagPauses", () => {
  it("doubles up to a second, and begins none after the end, which counts from when it is made", () => {
    let now = 0;
    vi.spyOn(clock, "now").mockImplementation(() => now);
    const pauses = lagPauses(3000);
    const taken: number[] = [];
    for (let next = pauses.next(); next.done !== true; next = pauses.next()) {
      taken.push(next.value);
      now += next.value;
    }
    expect(taken).toEqual([50, 100, 200, 400, 800, 1000, 1000]);
    expect(all(lagPauses(0))).toEqual([]);
  });
});

describe("throttlingPauses", () => {
  it("doubles six times, each pause from half of it to half as much again", () => {
    const doubled = [100, 200, 400, 800, 1600, 3200];
    vi.spyOn(Math, "random").mockReturnValue(0);
    expect(all(throttlingPauses())).toEqual(doubled.map((pause) => pause * 0.5));
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect(all(throttlingPauses())).toEqual(doubled.map((pause) => pause * 1.5));
  });
});
