import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDocument, strictDocument } from "./plain-document.ts";
import { parseXml } from "./xml.ts";

function parsedOf(text: string) {
  const parsed = parseXml(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(`the test's document is not well-formed: ${parsed.detail}`);
  return parsed;
}

/** Equal as JSON: the two decoders' objects differ in their prototypes only. */
function bothDecode(text: string): unknown {
  const parsed = parsedOf(text);
  const plain: unknown = JSON.parse(JSON.stringify(plainDocument(parsed)));
  expect(JSON.parse(JSON.stringify(strictDocument(parsed.root)))).toEqual(plain);
  return plain;
}

describe("plainDocument", () => {
  it.each([
    ["leaves as texts, numbers too", "<a><b>007</b><c>true</c></a>", { a: { b: "007", c: "true" } }],
    ["an empty element as the empty text", "<a><b/><c></c></a>", { a: { b: "", c: "" } }],
    ["siblings of one name as an array", "<a><b>1</b><c/><b>2</b></a>", { a: { b: ["1", "2"], c: "" } }],
    ["text between elements, joined", "<a> <b/>x</a>", { a: { b: "", "#text": " x" } }],
    ["names without their prefix", '<p:a xmlns:p="urn:x"><p:b>1</p:b></p:a>', { a: { b: "1" } }],
    ["no attributes", '<a b="1"><c d="2">x</c></a>', { a: { c: "x" } }],
    ["white space as it is", "<a> x\n</a>", { a: " x\n" }],
    ["predefined entities", "<a>&lt;&gt;&amp;&quot;&apos;</a>", { a: "<>&\"'" }],
    ["no entity twice", "<a>&amp;lt;&#38;amp;</a>", { a: "&lt;&amp;" }],
    ["numeric references", "<a>&#65;&#x1F600;&#xe9;</a>", { a: "A😀é" }],
    ["CDATA as text, undecoded", "<a>x<![CDATA[<b>&lt;]]>y</a>", { a: "x<b>&lt;y" }],
    ["no comments", "<a>x<!-- <b> -->y</a>", { a: "xy" }],
    ["no XML declaration", '<?xml version="1.0"?>\n<a>x</a>\n', { a: "x" }],
  ])("decodes %s", (_, text, plain) => {
    expect(bothDecode(text)).toEqual(plain);
  });

  it.each(["__proto__", "constructor", "prototype"])(
    "decodes an element named %s as an own property",
    (name) => {
      const plain = plainDocument(parsedOf(`<a><${name}><x>1</x></${name}></a>`));
      const content = plain["a"];
      expect(Object.getOwnPropertyDescriptor(content, name)?.value).toEqual({ x: "1" });
      expect(Object.getPrototypeOf({})).toBe(Object.prototype);
      expect({}).not.toHaveProperty("x");
    },
  );

  it.each(["<a><?p it's?><b>1</b></a>", '<a><?p "?><b>1</b><?p "?></a>', "<?p '?><a><b>1</b></a>"])(
    "is not misled by the instruction in %s",
    (text) => {
      expect(plainDocument(parsedOf(text))).toEqual({ a: { b: "1" } });
    },
  );

  it("sees what the strict parser sees in any document", () => {
    const name = fc.constantFrom("Error", "Code", "a", "b-c", "p:x", "_", "é");
    const text = fc
      .array(
        fc.constantFrom("x", " ", "\n", "&amp;", "&#x41;", "<![CDATA[<>&]]>", "<!--c-->", ">", "'", '"', "/"),
        { maxLength: 6 },
      )
      .map((parts) => parts.join(""));
    const attributes = fc.constantFrom("", ' k="v"', " k='/'", ' k="a>b"', "\n", ' k = "&lt;" ');
    const element: fc.Memo<string> = fc.memo((depth) =>
      fc
        .tuple(
          name,
          attributes,
          text,
          depth > 1 ? fc.array(element(), { maxLength: 3 }) : fc.constant([]),
          text,
        )
        .map(([tag, own, before, children, after]) =>
          before + children.join("") + after === ""
            ? `<${tag}${own}/>`
            : `<${tag}${own}>${before}${children.join(after)}${after}</${tag} >`,
        ),
    );
    const check = fc.property(element(4), (content) => {
      bothDecode(`<root xmlns:p="urn:p">${content}</root>`);
    });
    fc.assert(check, { numRuns: 500 });
  });
});
