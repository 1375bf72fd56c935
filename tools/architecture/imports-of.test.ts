import { describe, expect, it } from "vitest";
import { bareCodeOf, codeOf } from "./code-of.ts";
import { importsOf } from "./imports-of.ts";

function specifiers(text: string): (string | null)[] {
  return importsOf(text).map(({ specifier }) => specifier);
}

describe("importsOf", () => {
  it.each([
    ['import a from "./x.ts";', ["./x.ts"]],
    ['import a, { b as c } from "./x.ts";', ["./x.ts"]],
    ['import * as a from "./x.ts";', ["./x.ts"]],
    ["import './x.ts'", ["./x.ts"]],
    ['import data from "./x.json" with { type: "json" };', ["./x.json"]],
    ['export { a } from "./x.ts";\nexport * from "./y.ts";', ["./x.ts", "./y.ts"]],
    ['import{a}from"./x.ts"', ["./x.ts"]],
    ['const a = await import("./x.ts");', ["./x.ts"]],
    ['const a = await import(\n  "./x.ts",\n);', ["./x.ts"]],
    ["const a = require('./x.cjs');", ["./x.cjs"]],
    ["await import(name);", [null]],
    ['const text = "from";\nexport const b = "./x.ts";', []],
    ["const url = import.meta.url;", []],
    ["const important = imports(1);", []],
  ])("of %j", (text, expected) => {
    expect(specifiers(text)).toEqual(expected);
  });

  it.each([
    ['import type { A } from "x";', true],
    ['import type A from "x";', true],
    ['import { type A } from "x";', true],
    ['import {\n  type A,\n  type B,\n} from "x";', true],
    ['export type { A } from "x";', true],
    ['import { type A, b } from "x";', false],
    ['import a, { type B } from "x";', false],
    ['import {} from "x";', false],
    ['import "x";', false],
    ['import { typeA } from "x";', false],
  ])("tells imports of types from others: %j", (text, typesOnly) => {
    expect(importsOf(text)).toEqual([{ specifier: "x", typesOnly }]);
  });
});

describe("codeOf", () => {
  it("drops comments and keeps lines and strings", () => {
    expect(codeOf('a(); // "b"\n/* c\n */ d("//e");')).toBe('a();       \n    \n    d("//e");');
  });

  it("does not take a quote in a comment or a regular expression for the beginning of all that follows", () => {
    expect(codeOf("// don't\na();")).toBe("        \na();");
    expect(codeOf(`const quote = /"/;\nb(); // c`)).toBe(`const quote = /"/;\nb();     `);
  });
});

describe("bareCodeOf", () => {
  it("drops what strings hold, too", () => {
    expect(bareCodeOf('a("process.env", `x\ny`);')).toBe('a("           ", ` \n `);');
  });
});
