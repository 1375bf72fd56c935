import { describe, expect, it } from "vitest";
import { jsonCodeOf } from "./json-code.ts";

describe("jsonCodeOf", () => {
  it.each([
    ['{"__type":"com.amazonaws.iam#NoSuchEntity","message":"m"}', "NoSuchEntity"],
    ['{"__type":"UnknownOperationException"}', "UnknownOperationException"],
    ['{"code":"UnknownAction"}', "UnknownAction"],
    ['{"Error":{"Code":"NotImplemented"}}', "NotImplemented"],
    ['{"success":false,"error":{"code":"VALIDATION_ERROR"}}', "VALIDATION_ERROR"],
    ['{"code":"a\\nb"}', "a\\u{a}b"],
    ['{"code":404}', undefined],
    ['{"code":" "}', undefined],
    ['{"__proto__":{"code":"Inherited"}}', undefined],
    ['{"error":"text"}', undefined],
    ["[1]", undefined],
    ["null", undefined],
    ["{", undefined],
  ])("reads %s", (body, code) => {
    expect(jsonCodeOf(new TextEncoder().encode(body))).toBe(code);
  });
});
