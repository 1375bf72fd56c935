import { describe, expect, it } from "vitest";
import { basicDate, readSigningDate } from "./signing-date.ts";

describe("readSigningDate", () => {
  it("reads the basic format of ISO 8601", () => {
    expect(readSigningDate("20260228T235959Z")).toEqual({
      basic: "20260228T235959Z",
      time: Date.UTC(2026, 1, 28, 23, 59, 59),
    });
  });

  it("reads the format of HTTP", () => {
    expect(readSigningDate("Sat, 28 Feb 2026 23:59:59 GMT")?.basic).toBe("20260228T235959Z");
  });

  it.each([
    "20260231T000000Z",
    "20260101T240000Z",
    "20261301T000000Z",
    "20260101",
    "2026-01-01T00:00:00Z",
    "",
    "now",
  ])("reads no date in %j", (text) => {
    expect(readSigningDate(text)).toBeUndefined();
  });
});

describe("basicDate", () => {
  it("writes what readSigningDate reads", () => {
    expect(basicDate(Date.UTC(2026, 0, 2, 3, 4, 5, 678))).toBe("20260102T030405Z");
  });
});
