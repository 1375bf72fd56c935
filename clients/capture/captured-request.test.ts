import { expect, it } from "vitest";
import { type CapturedRequest, capturedForm, capturedHeader, wireRequestOf } from "./captured-request.ts";

const request: CapturedRequest = {
  connection: 1,
  receivedAt: 0,
  protocol: "HTTP/1.1",
  method: "POST",
  path: "/",
  headers: [
    ["X-Test", "first"],
    ["x-test", "second"],
  ],
  body: Uint8Array.of(0x61, 0xff),
  state: "whole",
};

it("gives the first value of a header, whatever its letter case", () => {
  expect(capturedHeader(request, "x-test")).toBe("first");
  expect(capturedHeader(request, "host")).toBeUndefined();
});

it("becomes a wire request with a character per byte", () => {
  expect(wireRequestOf(request).body).toBe("a\u00ff");
});

it("is read as a form", () => {
  const body = Buffer.from("a=%C3%A9");
  expect(capturedForm({ ...request, body })).toEqual({ ok: true, pairs: [["a", "é"]] });
  expect(capturedForm(request).ok).toBe(false);
});
