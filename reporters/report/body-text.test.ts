import fc from "fast-check";
import { expect, it } from "vitest";
import { bodyText, cutToBytes } from "./body-text.ts";

const encode = (text: string) => new TextEncoder().encode(text);

/** Any character; the surrogates, which UTF-8 cannot hold, are replaced. */
const character = fc
  .oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 0, max: 0x7ff }))
  .map((point) => (point >= 0xd800 && point <= 0xdfff ? "\ufffd" : String.fromCodePoint(point)));

it("gives back every well-formed text, byte order mark and replacement character included", () => {
  fc.assert(
    fc.property(fc.string({ unit: character }), (text) => {
      expect(bodyText(encode(text))).toBe(text);
    }),
  );
  expect(bodyText(encode("\ufeffa\ufffdb"))).toBe("\ufeffa\ufffdb");
});

it.each([
  ["a lone continuation", [0x61, 0x80, 0x62], "a\\x80b"],
  ["an overlong slash", [0xc0, 0xaf], "\\xc0\\xaf"],
  ["an overlong three-byte form", [0xe0, 0x80, 0xaf], "\\xe0\\x80\\xaf"],
  ["a surrogate", [0xed, 0xa0, 0x80], "\\xed\\xa0\\x80"],
  ["beyond U+10FFFF", [0xf4, 0x90, 0x80, 0x80], "\\xf4\\x90\\x80\\x80"],
  ["a sequence cut by the end", [0xf0, 0x9f, 0x98], "\\xf0\\x9f\\x98"],
  ["a sequence cut by a letter", [0xe2, 0x82, 0x61], "\\xe2\\x82a"],
  ["never a lead byte", [0xff, 0x61], "\\xffa"],
])("shows %s as escaped bytes", (_what, bytes, text) => {
  expect(bodyText(Uint8Array.from(bytes))).toBe(text);
});

it("agrees with the platform about what is well-formed", () => {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      const accepted = (() => {
        try {
          return strict.decode(bytes);
        } catch (error) {
          return error;
        }
      })();
      if (typeof accepted === "string") expect(bodyText(bytes)).toBe(accepted);
      else expect(bodyText(bytes)).toContain("\\x");
    }),
  );
});

it("cuts by bytes and splits no character", () => {
  expect(cutToBytes("abc", 3)).toBe("abc");
  expect(cutToBytes("abcd", 3)).toBe("abc");
  expect(cutToBytes("aé", 2)).toBe("a");
  expect(cutToBytes("a😀", 4)).toBe("a");
});
