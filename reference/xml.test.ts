import { describe, expect, it } from "vitest";
import { element, escapeXml, writeXml } from "./xml.ts";

describe("escapeXml", () => {
  it("escapes markup", () => {
    expect(escapeXml(`<a href="x">&amp;</a>]]>`)).toBe(
      "&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;]]&gt;",
    );
  });

  it("replaces what XML 1.0 cannot hold, and nothing else", () => {
    expect(escapeXml("a\u0000b\u000bc\u001fd\ufffee\uffff")).toBe("a\ufffdb\ufffdc\ufffdd\ufffde\ufffd");
    expect(escapeXml("\ud800")).toBe("\ufffd");
    expect(escapeXml("\t\n é中😀\u0085\ufeff")).toBe("\t\n é中😀\u0085\ufeff");
  });

  it("keeps a carriage return from becoming a line feed", () => {
    expect(escapeXml("a\rb")).toBe("a&#xD;b");
  });
});

describe("writeXml", () => {
  it("indents by two spaces and ends in one newline", () => {
    const root = {
      name: "R",
      namespace: "urn:x",
      content: [element("Empty", []), element("Outer", [element("Inner", "a<b")])],
    };
    expect(writeXml(root, escapeXml)).toBe(
      '<R xmlns="urn:x">\n  <Empty/>\n  <Outer>\n    <Inner>a&lt;b</Inner>\n  </Outer>\n</R>\n',
    );
  });
});
