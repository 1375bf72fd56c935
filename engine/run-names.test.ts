import { describe, expect, it } from "vitest";
import { runNames, suitePath } from "./run-names.ts";

describe("runNames", () => {
  it("gives out names that carry the run, none of them twice", () => {
    const workers = ["a", "b"].map((worker) => runNames("3f9c", worker));
    const given = workers.flatMap((names) => Array.from({ length: 100 }, () => names.next()));
    expect(new Set(given).size).toBe(200);
    for (const name of given) expect(name).toMatch(/^ic-3f9c-[ab][0-9a-z]+$/);
    expect(workers[0]?.path).toBe(`${suitePath}3f9c/`);
    expect(workers[0]?.runId).toBe("3f9c");
  });

  it("ends names as asked, none of them twice", () => {
    const names = runNames("3f9c", "a");
    const [first, second] = [names.ending("+=,.@-", false), names.ending("+=,.@-", false)];
    expect(first).toMatch(/^ic-3f9c-a0-\+=,\.@-$/);
    expect(second).not.toBe(first);
  });

  it("fills names up to the longest that is legal", () => {
    const names = runNames("3f9c", "a");
    expect(names.ending("@", true)).toHaveLength(64);
    expect(names.ending("@", true).endsWith("x@")).toBe(true);
    expect(names.ending("y".repeat(50), true)).toHaveLength(64);
  });

  it("refuses an ending that leaves no room for what tells names apart", () => {
    expect(() => runNames("3f9c", "a").ending("y".repeat(60), false)).toThrow(RangeError);
  });
});
