import { expect, it } from "vitest";
import { accessKeyIdOf, type CapturedRequest, wireRequestOf } from "./captured-request.ts";

const request: CapturedRequest = {
  connection: 1,
  receivedAt: 0,
  protocol: "HTTP/1.1",
  method: "POST",
  path: "/",
  headers: [["Authorization", "AWS4-HMAC-SHA256 Credential=AKIA1/20260101/us-east-1/iam/aws4_request, …"]],
  body: Uint8Array.of(0x61, 0xff),
  state: "whole",
};

it.each([
  [request, "AKIA1"],
  [{ ...request, headers: [] }, undefined],
  [{ ...request, headers: [["authorization", "Bearer x"] as const] }, undefined],
  [{ ...request, headers: [], path: "/?X-Amz-Credential=AKIA2%2F20260101" }, "AKIA2"],
])("reads the access key id %#", (captured, expected) => {
  expect(accessKeyIdOf(captured)).toBe(expected);
});

it("becomes a wire request with a character per byte", () => {
  expect(wireRequestOf(request).body).toBe("a\u00ff");
});
