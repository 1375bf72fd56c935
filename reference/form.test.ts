import { describe, expect, it } from "vitest";
import { decodeFormText, percentDecode, splitForm } from "./form.ts";

describe("splitForm", () => {
  it("splits at the first equals sign and drops empty pieces", () => {
    expect(splitForm("a=1&&b=2=3&c&=d&")).toEqual([
      ["a", "1"],
      ["b", "2=3"],
      ["c", ""],
      ["", "d"],
    ]);
  });
});

describe("decodeFormText", () => {
  it.each([
    ["plain-text_1.0~", "plain-text_1.0~"],
    ["a+b%20c", "a b c"],
    ["a%2Bb", "a+b"],
    ["a%2bb%3d", "a+b="],
    ["%252B", "%2B"],
    ["%C3%A9%F0%9F%98%80", "é😀"],
    ["%EF%BB%BFx", "\ufeffx"],
    ["%00", "\u0000"],
  ])("decodes %s", (text, decoded) => {
    expect(decodeFormText(text)).toBe(decoded);
  });

  it("makes U+FFFD of what is no UTF-8: a surrogate, a lone byte, an overlong form", () => {
    expect(decodeFormText("a%ED%A0%80b")).toBe("a\ufffd\ufffd\ufffdb");
    expect(decodeFormText("%FF")).toBe("\ufffd");
    expect(decodeFormText("%C0%AF")).toBe("\ufffd\ufffd");
  });

  it("leaves a malformed escape alone", () => {
    expect(decodeFormText("%")).toBe("%");
    expect(decodeFormText("100%zz%4")).toBe("100%zz%4");
  });

  it("takes raw characters for bytes", () => {
    expect(decodeFormText(Buffer.from("é").toString("latin1"))).toBe("é");
  });
});

describe("percentDecode", () => {
  it("leaves a plus alone where it is told to", () => {
    expect(percentDecode("a+%2B", false).toString()).toBe("a++");
    expect(percentDecode("a+%2B", true).toString()).toBe("a +");
  });
});
