import fc from "fast-check";
import { expect, it } from "vitest";
import { visibleExcerpt, visibleLine, visibleText, visibleValue } from "./visible.ts";

it.each([
  ["\u001b[31m", "\\x1b[31m"],
  ["a\u0000b\u0007", "a\\x00b\\x07"],
  ["\u007f\u0085\u009b", "\\x7f\\x85\\x9b"],
  ["a\r\n\tb", "a\\r\\n\\tb"],
  ["\u202eabc\u2066", "\\u{202e}abc\\u{2066}"],
  ["\u200b\u200d\ufeff\u00ad", "\\u{200b}\\u{200d}\\u{feff}\\xad"],
  ["\u2028\u2029", "\\u{2028}\\u{2029}"],
  ["\u00a0\u3000 ", "\\xa0\\u{3000} "],
  ["\ud800", "\\u{d800}"],
  ["\uffff\ufffe", "\\u{ffff}\\u{fffe}"],
  ["\u{e0041}", "\\u{e0041}"],
  ["é😀 <&>`", "é😀 <&>`"],
])("shows %j on one line", (text, shown) => {
  expect(visibleLine(text)).toBe(shown);
});

it("keeps line breaks where lines are wanted", () => {
  expect(visibleText("a\r\nb\n\u001bc\rd")).toBe("a\nb\n\\x1bc\\rd");
});

it("leaves nothing invisible in any text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
      (text) => {
        expect(visibleLine(text)).not.toMatch(/(?! )[\p{C}\p{Z}](?<!\p{Cn}|\p{Co})/u);
        expect(visibleText(text)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
      },
    ),
  );
});

it("cuts what nobody reads, and splits no character", () => {
  expect(visibleExcerpt("\n".repeat(400))).toBe("\\n".repeat(400));
  expect(visibleExcerpt("a".repeat(401))).toBe(`${"a".repeat(400)}…`);
  expect(visibleExcerpt(`${"a".repeat(399)}😀a`)).toBe(`${"a".repeat(399)}😀…`);
});

it("quotes a value, so that its ends show, and leaves out the middle of a long one", () => {
  expect(visibleValue(' a"\\\n')).toBe('" a\\"\\\\\\n"');
  expect(visibleValue("a".repeat(10), 4)).toBe('"aa…aa"');
  expect(visibleValue("aaaa", 4)).toBe('"aaaa"');
});
