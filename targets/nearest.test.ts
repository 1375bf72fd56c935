import { describe, expect, it } from "vitest";
import { nearest, suggestion } from "./nearest.ts";

describe("nearest", () => {
  it.each([
    ["endpiont", "endpoint"],
    ["endpoin", "endpoint"],
    ["timeout", "timeoutMs"],
    ["CLAIMS", "claims"],
    ["gte", "get"],
  ])("finds what %s was meant to be", (word, meant) => {
    expect(nearest(word, ["endpoint", "timeoutMs", "claims", "get"])).toBe(meant);
  });

  it("prefers the smaller distance over the earlier candidate", () => {
    expect(nearest("run", ["ran", "run"])).toBe("run");
  });

  it("counts a swap of neighbours as one mistake", () => {
    expect(nearest("egt", ["get"])).toBe("get");
    expect(nearest("stauts", ["stauxx", "status"])).toBe("status");
    expect(nearest("egx", ["get"])).toBeUndefined();
  });

  it("suggests nothing that is far away, and nothing for endless words", () => {
    expect(nearest("colour", ["endpoint", "claims"])).toBeUndefined();
    expect(nearest("e".repeat(100), ["e".repeat(99)])).toBeUndefined();
  });

  it("makes a sentence only where there is a candidate", () => {
    expect(suggestion("mot", ["moto"])).toBe(' Did you mean "moto"?');
    expect(suggestion("zzz", ["moto"])).toBe("");
  });
});
