import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "./json-document.ts";

/** An ordinary copy, so that values without a prototype compare equal. */
function parsed(text: string): unknown {
  const document = parseJson(text);
  return document.ok ? JSON.parse(JSON.stringify(document.value)) : document;
}

describe("parseJson", () => {
  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(4), (text, indent) => {
        fc.pre(!text.includes("__proto__"));
        expect(parsed(JSON.stringify(JSON.parse(text), null, indent))).toEqual(JSON.parse(text));
      }),
    );
  });

  it("accepts exactly what JSON.parse accepts, repeated keys apart", () => {
    const pieces = [
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"',
      "1",
      "-",
      "01",
      "1e5",
      "true",
      "nul",
      " ",
      "\n",
      "\\u0041",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (parts) => {
        const text = parts.join("");
        const document = parseJson(text);
        const repeated = !document.ok && document.message.includes("twice");
        expect(document.ok || repeated).toBe(accepts(text) || repeated);
      }),
      { numRuns: 3000 },
    );
  });

  it("keeps __proto__ as an ordinary key", () => {
    const document = parseJson('{"__proto__": {"polluted": 1}}');
    expect(document.ok && Object.keys(Object(document.value))).toEqual(["__proto__"]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("knows where keys and values stand", () => {
    const document = parseJson('{\n  "a/b": {\n    "c": [1,\n      true]\n  }\n}');
    if (!document.ok) throw new Error(document.message);
    const inner = ["a/b", "c"];
    expect(document.positionOf(inner, "key")).toEqual({ line: 3, column: 5 });
    expect(document.positionOf(inner, "value")).toEqual({ line: 3, column: 10 });
    expect(document.positionOf([...inner, 1], "value")).toEqual({ line: 4, column: 7 });
    expect(document.positionOf([], "value")).toEqual({ line: 1, column: 1 });
  });

  it.each([
    ['{\n "a": 1,\n}', 2, 8, 'remove the "," before "}"'],
    ['{"a": 1 "b": 2}', 1, 9, 'expected "," or "}"'],
    ["{'a': 1}", 1, 2, "expected a key in double quotes"],
    ['{\n  // why\n  "a": 1}', 2, 3, "expected a key in double quotes; JSON has no comments"],
    ['{"a" 1}', 1, 6, 'expected ":" after the key "a"'],
    ['{"a": ', 1, 7, "expected a value, but the text ends"],
    ['{"a": nul}', 1, 7, "expected a value"],
    ['{"a": "x\n"}', 1, 7, "this string does not end on its line"],
    ['{"a": "\\x"}', 1, 7, "this string contains an invalid escape or a control character"],
    ['{"a": 1, "a": 2}', 1, 10, 'the key "a" occurs twice'],
    ["{} {}", 1, 4, "expected the end of the text"],
    ["[".repeat(100_000), 1, 66, "nested deeper than 64 levels"],
    ["", 1, 1, "expected a value, but the text ends"],
  ])("says what is wrong with %j", (text, line, column, message) => {
    expect(parseJson(text)).toEqual({ ok: false, position: { line, column }, message });
  });
});

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
