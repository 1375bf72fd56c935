import { parseXml as parseByAnother } from "@rgrove/parse-xml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withMarkupBetween, xmlSpellingNames, xmlSpellings } from "./xml-spellings.ts";

const legalCharacter = fc.oneof(
  fc.constantFrom(
    "&",
    "<",
    ">",
    '"',
    "'",
    "]",
    "\r",
    "\n",
    "\t",
    " ",
    "a",
    "é",
    "漢",
    "😀",
    "\u0085",
    "\u2028",
  ),
  fc.integer({ min: 0x20, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
);
const texts = fc.array(legalCharacter, { maxLength: 12 }).map((characters) => characters.join(""));

function readBack(markup: string): string {
  return parseByAnother(markup.replace(/\r\n?/g, "\n")).root?.text ?? "";
}

describe.each(xmlSpellingNames)("the spelling %s", (name) => {
  it("is read back as the text by a parser", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(readBack(`<a>${xmlSpellings[name](text)}</a>`)).toBe(text);
      }),
    );
  });
});

it("no two spellings are the same", () => {
  const text = "a<b>\n&'\"é😀";
  expect(new Set(xmlSpellingNames.map((name) => xmlSpellings[name](text))).size).toBe(
    xmlSpellingNames.length,
  );
});

it("markup between elements changes no text", () => {
  const document = withMarkupBetween("<a>\n  <b>c</b><d>e</d>\n</a>\n");
  expect(document).toMatch(/^<\?xml [\s\S]*<!-- [\s\S]*<\?note /);
  expect(readBack(document).trim().replace(/\s+/g, " ")).toBe("ce");
});
