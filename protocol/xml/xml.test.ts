import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseXml } from "./xml.ts";
import { mostXmlBytes, mostXmlDepth, mostXmlElements } from "./xml-bounds.ts";

const encoder = new TextEncoder();
const parse = (text: string) => parseXml(encoder.encode(text));
const good =
  '<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="urn:x" xmlns:p="urn:y"><p:b c="1">é&amp;&#x41;</p:b><!-- - --><d/></a>\n';

function nested(depth: number): string {
  return "<a>".repeat(depth) + "</a>".repeat(depth);
}

describe("parseXml", () => {
  it("reads names, namespaces and text", () => {
    expect(parse(good)).toMatchObject({
      ok: true,
      instructions: false,
      root: {
        name: "a",
        namespace: "urn:x",
        text: "",
        children: [
          { name: "b", namespace: "urn:y", text: "é&A", children: [] },
          { name: "d", namespace: "urn:x", text: "", children: [] },
        ],
      },
    });
  });

  it.each([
    ["a byte order mark", "\ufeff<a/>"],
    ["XML 1.1 read as 1.0", "<?xml version='1.1'?><a/>"],
    [
      "an encoding in lower case and standalone",
      '<?xml version="1.0" encoding="utf-8" standalone="no" ?><a/>',
    ],
    ["ASCII declared as Latin-1", '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
    ["ASCII declared as such", "<?xml version='1.0' encoding='us-ascii'?><a/>"],
    ["a style sheet instruction", '<?xml-stylesheet href="x"?><a/>'],
    ["CDATA", "<a><![CDATA[<b>&c;]]></a>"],
    ["comments around the root", "<!--x--><a/><!--y-->"],
    ["a default namespace taken back", '<a xmlns="urn:x"><b xmlns=""/></a>'],
    ["the prefix xml without a declaration", '<a xml:lang="en"/>'],
    ["a greater-than sign in an attribute", "<a b=\"x>y\" c='/>'/>"],
    ["the deepest nesting", nested(mostXmlDepth)],
    ["the most elements", `<a>${"<b/>".repeat(mostXmlElements - 1)}</a>`],
  ])("accepts %s", (_, text) => {
    expect(parse(text).ok).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["white space only", " \n"],
    ["text", "hello"],
    ["two roots", "<a/><b/>"],
    ["text behind the root", "<a/>x"],
    ["text before the root", "x<a/>"],
    ["a second byte order mark", "\ufeff\ufeff<a/>"],
    ["white space before the declaration", ' <?xml version="1.0"?><a/>'],
    ["two declarations", '<?xml version="1.0"?><?xml version="1.0"?><a/>'],
    [
      "a declaration without white space between its parts",
      '<?xml version="1.0" encoding="UTF-8"standalone="no"?><a/>',
    ],
    ["Latin-1 over other bytes", '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'],
    ["ASCII over other bytes", '<?xml version="1.0" encoding="US-ASCII"?><a>é</a>'],
    ["an encoding without a name", '<?xml version="1.0" encoding=""?><a/>'],
    ["an encoding with a blank", '<?xml version="1.0" encoding="UTF 8"?><a/>'],
    ["an encoding before the version", '<?xml encoding="UTF-8" version="1.0"?><a/>'],
    ["XML 2.0", '<?xml version="2.0"?><a/>'],
    ["a version that is no number", '<?xml version="1.x"?><a/>'],
    ["what only XML 1.1 allows", '<?xml version="1.1"?><a>&#1;</a>'],
    ["standalone in capitals", '<?xml version="1.0" standalone="YES"?><a/>'],
    ["standalone that is neither yes nor no", '<?xml version="1.0" standalone="maybe"?><a/>'],
    ["standalone before the encoding", '<?xml version="1.0" standalone="no" encoding="UTF-8"?><a/>'],
    ["a declaration in capitals", '<?XML version="1.0"?><a/>'],
    ["something more in a declaration", '<?xml version="1.0" charset="UTF-8"?><a/>'],
    ["a declaration without version", '<?xml encoding="UTF-8"?><a/>'],
    ["NUL", "<a>\u0000</a>"],
    ["a control character", "<a>\u0001</a>"],
    ["a reference to NUL", "<a>&#0;</a>"],
    ["a reference to a control character", "<a>&#x1F;</a>"],
    ["a reference to a surrogate", "<a>&#xD800;</a>"],
    ["a reference beyond Unicode", "<a>&#x110000;</a>"],
    ["an undefined entity", "<a>&nbsp;</a>"],
    ["a bare ampersand", "<a>a & b</a>"],
    ["a bare less-than sign", "<a>a < b</a>"],
    ["a CDATA end in text", "<a>]]></a>"],
    ["two hyphens in a comment", "<a><!-- -- --></a>"],
    ["an attribute twice", '<a b="1" b="2"/>'],
    ["an attribute without value", "<a b/>"],
    ["an attribute without quotation marks", "<a b=1/>"],
    ["tags that cross", "<a><b></a></b>"],
    ["an end tag of another case", "<a></A>"],
    ["no end tag", "<a>"],
    ["an undeclared prefix of an element", "<p:a/>"],
    ["an undeclared prefix of an attribute", '<a p:b="1"/>'],
    ["a prefix declared elsewhere", '<a><b xmlns:p="urn:x"/><p:c/></a>'],
    ["a prefix declared as nothing", '<a xmlns:p=""/>'],
    ["the prefix xmlns on an element", "<xmlns:a/>"],
    ["the prefix xmlns declared", '<a xmlns:xmlns="urn:x"/>'],
    ["the prefix xml as another namespace", '<a xmlns:xml="urn:x"/>'],
    ["the namespace of xml under another prefix", '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>'],
    ["a reserved default namespace", '<a xmlns="http://www.w3.org/2000/xmlns/"/>'],
    ["an attribute twice under two prefixes", '<a xmlns:p="urn:x" xmlns:q="urn:x" p:b="1" q:b="2"/>'],
    ["two colons in a name", '<a xmlns:p="urn:x"><p:b:c/></a>'],
    ["a name that starts with a colon", "<:a/>"],
    ["a name that ends in a colon", '<p: xmlns:p="urn:x"/>'],
    ["a local name that starts with a digit", '<p:1 xmlns:p="urn:x"/>'],
    ["a prefix that starts with a digit", '<a xmlns:1="urn:x"/>'],
    ["a colon in an instruction's name", "<a><?p:q?></a>"],
    ["a colon in the name of an instruction before the root", "<?p:q?><a/>"],
    ["a document type", "<!DOCTYPE a><a/>"],
    ["nested entities", '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
    ["an external entity", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ["nesting one too deep", nested(mostXmlDepth + 1)],
    ["nesting that would exhaust the stack", nested(100_000)],
    ["start tags that never end", "<a>".repeat(100_000)],
    ["one element too many", `<a>${"<b/>".repeat(mostXmlElements)}</a>`],
    ["ten MiB of text", `<a>${"x".repeat(10 * mostXmlBytes)}</a>`],
    ["a byte too many", `<a>${"x".repeat(mostXmlBytes - 6)}</a>`],
  ])("refuses %s", (_, text) => {
    expect(parse(text)).toEqual({ ok: false, detail: expect.stringMatching(/^[^\n]{5,170}$/) });
  });

  it.each(["UTF-16", "utf-16le", "UTF-16BE", "UTF-32", "UCS-2", "utf8", "UTF-7", "none", "x-none"])(
    "refuses a declaration of %s over UTF-8",
    (encoding) => {
      expect(parse(`<?xml version="1.0" encoding="${encoding}"?><a/>`)).toEqual({
        ok: false,
        detail: "the XML declaration names an encoding other than UTF-8",
      });
    },
  );

  it("reads exactly the most bytes", () => {
    expect(parse(`<a>${"x".repeat(mostXmlBytes - 7)}</a>`).ok).toBe(true);
  });

  it.each([
    ["a byte that begins nothing", [0xff]],
    ["an overlong sequence", [0xc0, 0x80]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["a cut sequence", [0xe4, 0xb8]],
    ["UTF-16", [0xff, 0xfe, 0x3c, 0x00]],
  ])("refuses %s as not UTF-8", (_, bytes) => {
    const document = Uint8Array.from([...encoder.encode("<a>"), ...bytes, ...encoder.encode("</a>")]);
    expect(parseXml(document)).toEqual({ ok: false, detail: "the document is not UTF-8" });
  });

  it("normalises line ends, many of them too", () => {
    const parsed = parse(`<a>1\r\n2\r3\n${"\r".repeat(200_000)}</a>`);
    expect(parsed.ok && parsed.root.text.startsWith("1\n2\n3\n\n")).toBe(true);
  });

  it("resolves prefixes through many declarations at every level", () => {
    const declarations = Array.from({ length: 5000 }, (_, index) => `xmlns:p${index}="urn:${index}"`).join(
      " ",
    );
    const inner = Array.from({ length: 5000 }, (_, index) => `<p${index}:b xmlns:q="urn:q"/>`).join("");
    const parsed = parse(`<a ${declarations}>${inner}</a>`);
    expect(parsed.ok && parsed.root.children[4999]?.namespace).toBe("urn:4999");
  });

  it.each(["__proto__", "constructor", "prototype", "hasOwnProperty", "toString"])(
    "reads an element named %s",
    (name) => {
      const parsed = parse(`<a><${name} ${name}="1">x</${name}></a>`);
      expect(parsed).toMatchObject({ ok: true, root: { children: [{ name, text: "x" }] } });
    },
  );

  it("repeats no text of the document", () => {
    for (const text of [
      "<a>hunter2&hunter3;</a>",
      "<a>hunter2 & hunter3</a>",
      "<a hunter2='<'/>",
      "<a>hunter2",
    ]) {
      expect(JSON.stringify(parse(text))).not.toContain("hunter");
    }
  });

  it("refuses a good document cut anywhere", () => {
    const bytes = encoder.encode(good.trimEnd());
    for (let length = 0; length < bytes.length; length += 1) {
      expect(parseXml(bytes.subarray(0, length)).ok).toBe(false);
    }
    expect(parseXml(bytes).ok).toBe(true);
  });

  it("never throws, whatever the bytes", () => {
    const bytes = encoder.encode(good);
    const mutated = fc
      .array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 6,
      })
      .map((edits) => {
        const copy = bytes.slice();
        for (const [index, byte] of edits) copy[index] = byte;
        return copy;
      });
    const pieces = fc
      .array(
        fc.constantFrom(
          "<",
          ">",
          "</a>",
          "<a>",
          "<p:a xmlns:p='u'>",
          "&",
          ";",
          "#x",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "<?",
          "?>",
          "'",
          '"',
          "=",
          " ",
          "é",
          "<!DOCTYPE",
          "<?xml version='1.0'?>",
        ),
        { maxLength: 20 },
      )
      .map((parts) => encoder.encode(parts.join("")));
    const check = fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated, pieces), (document) => {
      expect(typeof parseXml(document).ok).toBe("boolean");
    });
    fc.assert(check, { numRuns: 2000 });
  });
});
