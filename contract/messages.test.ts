import { describe, expect, it } from "vitest";
import { throttlingCodes, violation, violationMessage } from "./messages.ts";

describe("violationMessage", () => {
  it.each([
    ["1 validation error detected: A", "1", "A"],
    ["2 validation errors detected: A; B", "2", "A; B"],
    ["10 validation errors detected: A\nB", "10", "A\nB"],
  ])("reads %j", (message, count, violations) => {
    expect(violationMessage.exec(message)?.slice(1)).toEqual([count, violations]);
  });

  it.each([
    "validation error detected: A",
    "Sorry: 1 validation error detected: A",
    "1 validation error detected: ",
    "1 validation  error detected: A",
  ])("reads nothing in %j", (message) => {
    expect(violationMessage.exec(message)).toBeNull();
  });
});

describe("violation", () => {
  it.each([
    ["Value at 'status' failed to satisfy constraint: Member must not be null", ["status"]],
    ["Value null at 'status' failed to satisfy constraint: Member must not be null", ["status"]],
    [
      "Value '' at 'userName' failed to satisfy constraint: x; Value 'a\nb' at 'status' failed to satisfy constraint: y",
      ["userName", "status"],
    ],
    ["Value at '' failed to satisfy constraint: x", []],
    ["Value at 'status' is wrong", []],
  ])("names the members in %j", (message, members) => {
    expect([...message.matchAll(violation)].map(([, member]) => member)).toEqual(members);
  });
});

it("waits for every code by which AWS services throttle", () => {
  expect(throttlingCodes).toEqual([
    "Throttling",
    "ThrottlingException",
    "RequestLimitExceeded",
    "TooManyRequestsException",
    "SlowDown",
  ]);
});
