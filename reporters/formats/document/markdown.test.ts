import { expect, it } from "vitest";
import { fenced, inlineCode, prose } from "./markdown.ts";

it.each([
  ["404 NoSuchEntity", "`404 NoSuchEntity`"],
  ["<b>*a*</b> @me\n#1", "`<b>*a*</b> @me\\n#1`"],
  ["a`b|c", "<code>a&#96;b&#124;c</code>"],
  ["`<img>www.a.b", "<code>&#96;&#60;img&#62;www&#46;a&#46;b</code>"],
  [" ", "<code> </code>"],
  ["\u202e`", "<code>&#92;u&#123;202e&#125;&#96;</code>"],
])("shows %j as it stands", (text, markdown) => {
  expect(inlineCode(text)).toBe(markdown);
});

it("keeps the code spans of prose and nothing else", () => {
  expect(prose("a `[\\w]+` *b* [c](d) <e> | f")).toBe(
    "a `[\\w]+` &#42;b&#42; &#91;c&#93;(d) &#60;e&#62; &#124; f",
  );
  expect(prose("an odd ` mark")).toBe("an odd &#96; mark");
});

it("fences with more backticks than any run of the text", () => {
  expect(fenced("a\n\u001b", "sh")).toBe("```sh\na\n\\x1b\n```");
  expect(fenced("```\n`````\n</details>", "text")).toBe("``````text\n```\n`````\n</details>\n``````");
});
