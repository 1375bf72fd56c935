import { expect, it } from "vitest";
import { specialHeaders } from "./usual-headers.ts";

it.each([
  ["application/x-www-form-urlencoded", false],
  ["application/x-www-form-urlencoded; charset=utf-8", true],
  ["Application/X-WWW-Form-Urlencoded", true],
  ["application/x-www-form-urlencoded; charset=latin1", true],
  ["application/x-www-form-urlencoded; boundary=a; charset=utf-8", true],
  ["application/json", true],
  ["", true],
])("takes the Content-Type %j for special: %s", (value, special) => {
  expect(specialHeaders([["Content-Type", value]])).toHaveLength(special ? 1 : 0);
});

it("leaves out what every client computes", () => {
  const headers = [
    ["Host", "a"],
    ["Authorization", "b"],
    ["X-Amz-Date", "c"],
    ["X-Special", "d"],
  ] as const;
  expect(specialHeaders(headers)).toEqual([["X-Special", "d"]]);
});
