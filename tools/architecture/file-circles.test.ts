import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type FileCircle, fileCircles } from "./file-circles.ts";
import { sourceFiles } from "./source-file.ts";

const files = sourceFiles(fileURLToPath(new URL("../..", import.meta.url)));

it("no files import each other in a circle", () => {
  expect(files.length).toBeGreaterThan(200);
  expect(fileCircles(files)).toEqual([]);
});

/** The circles among planted files, each given as `path: what it imports`. */
function planted(imports: Readonly<Record<string, string>>): FileCircle[] {
  return fileCircles(Object.entries(imports).map(([path, text]) => ({ path, text })));
}

describe("fileCircles", () => {
  it.each([
    ["of two files", { "a/x.ts": 'import { y } from "./y.ts";', "a/y.ts": 'import { x } from "./x.ts";' }],
    ["of types", { "a/x.ts": 'import type { Y } from "./y.ts";', "a/y.ts": 'import { x } from "./x.ts";' }],
    ["by passing on", { "a/x.ts": 'export * from "./y.ts";', "a/y.ts": 'import { x } from "./x.ts";' }],
    ["in an expression", { "a/x.ts": 'await import("./y.ts");', "a/y.ts": 'import { x } from "./x.ts";' }],
  ])("finds one planted: %s", (_, imports) => {
    expect(planted(imports)).toEqual([["a/x.ts", "a/y.ts"]]);
  });

  it("finds one that goes through other folders, without those who only look on", () => {
    const circle = planted({
      "a/x.ts": 'import { y } from "../b/y.ts";',
      "b/y.ts": 'import { z } from "../b/c/z.ts";\nimport { w } from "./w.ts";',
      "b/c/z.ts": 'import { x } from "../../a/x.ts";',
      "b/w.ts": "",
      "a/above.ts": 'import { x } from "./x.ts";',
    });
    expect(circle).toEqual([["a/x.ts", "b/c/z.ts", "b/y.ts"]]);
  });

  it("finds a file that imports itself, and tests and their helpers in circles", () => {
    expect(planted({ "a/x.ts": 'import { x } from "./x.ts";' })).toEqual([["a/x.ts"]]);
    expect(
      planted({
        "a/testing/x.ts": 'import { y } from "../y.test.ts";',
        "a/y.test.ts": 'import { x } from "./testing/x.ts";',
      }),
    ).toEqual([["a/testing/x.ts", "a/y.test.ts"]]);
  });

  it("joins circles that share a file, and keeps those apart that do not", () => {
    expect(
      planted({
        "a/x.ts": 'import { y } from "./y.ts";',
        "a/y.ts": 'import { x } from "./x.ts";\nimport { z } from "./z.ts";',
        "a/z.ts": 'import { y } from "./y.ts";',
        "b/v.ts": 'import { w } from "./w.ts";\nimport { x } from "../a/x.ts";',
        "b/w.ts": 'import { v } from "./v.ts";',
      }),
    ).toEqual([
      ["a/x.ts", "a/y.ts", "a/z.ts"],
      ["b/v.ts", "b/w.ts"],
    ]);
  });

  it.each([
    ["two ways to one file", { "x.ts": 'import "./y.ts";\nimport "./z.ts";', "y.ts": 'import "./z.ts";' }],
    ["a comment", { "x.ts": 'import "./y.ts";', "y.ts": '// import "./x.ts";' }],
    ["a package of the name", { "x.ts": 'import "./y.ts";', "y.ts": 'import "x.ts";' }],
    ["a file that is not there", { "x.ts": 'import "./y.ts";', "y.ts": 'import "./z.ts";' }],
  ])("lets be: %s", (_, imports) => {
    expect(planted(imports)).toEqual([]);
  });
});
