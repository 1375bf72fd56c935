import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { packageRules, programs, roomDirections, rootFiles, testOnlyFiles } from "./import-directions.ts";
import { importProblems } from "./import-problems.ts";
import { isTestOnly, roomOf, sourceFiles } from "./source-file.ts";

const files = sourceFiles(fileURLToPath(new URL("../..", import.meta.url)));
const paths = files.map(({ path }) => path);

/** The problems of one planted file. */
function planted(path: string, text: string): string[] {
  return importProblems([{ path, text }]);
}

describe("the sources", () => {
  it("import only what they may", () => {
    expect(files.length).toBeGreaterThan(200);
    expect(importProblems(files)).toEqual([]);
  });

  it("have rules for nothing that is not there", () => {
    const named = [
      ...roomDirections.keys(),
      ...[...roomDirections.values()].flatMap(({ typesOf = [] }) => typesOf),
      ...testOnlyFiles,
      ...programs,
      ...rootFiles,
      ...[...packageRules.values()].flatMap((rule) => [...rule.in, ...(rule.typesIn ?? [])]),
    ];
    const missing = named.filter(
      (place) => !paths.some((path) => path === place || path.startsWith(`${place}/`)),
    );
    expect(missing).toEqual([]);
  });
});

describe("roomDirections", () => {
  it("lets a room import those before it, but for the ones that it names", () => {
    const rooms = [...roomDirections.keys()];
    expect(rooms).toHaveLength(11);
    expect(roomDirections.get("contract")?.rooms).toEqual([]);
    expect(roomDirections.get("reference")?.rooms).toEqual(["contract"]);
    expect(roomDirections.get("engine")?.rooms).toEqual([
      "contract",
      "suites",
      "generators",
      "protocol",
      "targets",
    ]);
    expect(roomDirections.get("tools")?.rooms).toEqual(rooms.slice(0, -1));
  });
});

describe("importProblems", () => {
  it.each([
    ["the other direction", "contract/x.ts", 'import { a } from "../engine/plan.ts";'],
    ["a type in the other direction", "protocol/x.ts", 'import type { A } from "../engine/verdict.ts";'],
    ["in an expression", "generators/x.ts", 'const a = await import("../engine/plan.ts");'],
    ["as the type of an expression", "targets/x.ts", 'type A = import("../engine/plan.ts").A;'],
    ["by passing on", "contract/x.ts", 'export * from "../protocol/xml.ts";'],
    ["for its effect", "contract/x.ts", 'import "../protocol/xml.ts";'],
    ["over several lines", "engine/x.ts", 'import {\n  a,\n  b,\n} from "../clients/x.ts";'],
    ["from a folder below", "engine/procedures/x.ts", 'import { a } from "../../cli/main.ts";'],
    ["the reference and the wire", "reference/x.ts", 'import { a } from "../protocol/xml.ts";'],
    ["the reference and generators", "reference/x.ts", 'import type { A } from "../generators/input.ts";'],
    ["the reference and the engine", "reference/x.ts", 'import { a } from "../engine/plan.ts";'],
    [
      "values where only types are shared",
      "reference/x.ts",
      'import { headerOf } from "../protocol/exchange.ts";',
    ],
    ["a value among types", "reference/x.ts", 'import { type A, headerOf } from "../protocol/exchange.ts";'],
    ["a test's", "engine/x.ts", 'import { a } from "./testing/sample-trial.ts";'],
    ["a test's vectors", "protocol/x.ts", 'import { a } from "./awsquery-vectors.ts";'],
    ["beyond the project", "cli/x.ts", 'import { a } from "../../elsewhere/x.ts";'],
    ["what is not written down", "cli/x.ts", "const a = await import(name);"],
    ["what is put together", "cli/x.ts", `const a = await import(\`./\${name}.ts\`);`],
    ["a module of Node.js", "contract/x.ts", 'import { readFileSync } from "node:fs";'],
    ["a module of Node.js without its prefix", "cli/x.ts", 'import { readFileSync } from "fs";'],
    ["a second XML parser", "protocol/x.ts", 'import { XMLParser } from "fast-xml-parser";'],
    ["a second schema compiler", "protocol/x.ts", 'import { Ajv } from "ajv";'],
    ["a path in a package", "protocol/x.ts", 'import x from "ajv/dist/2020.js";'],
    ["HTTP", "engine/x.ts", 'import { request } from "undici";'],
    ["the runner", "engine/x.ts", 'import { it } from "vitest";'],
    ["a value of a package whose types are shared", "engine/x.ts", 'import fc from "fast-check";'],
    ["options", "suites/x.ts", 'import { Command } from "commander";'],
    ["a package for development", "protocol/x.ts", 'import { SignatureV4 } from "@smithy/signature-v4";'],
    ["a package with require", "protocol/x.ts", 'const x = require("left-pad");'],
    ["the environment", "engine/x.ts", 'const a = process.env["HOME"];'],
    ["the environment by another way", "engine/x.ts", 'const a = process["env"];'],
    ["an output", "suites/x.ts", "console.log(1);"],
    ["another output", "reporters/x.ts", "process.stdout.write(text);"],
  ])("finds one planted: %s", (_, path, text) => {
    expect(planted(path, text)).toHaveLength(1);
  });

  it.each([
    ["the direction", "engine/x.ts", 'import { a } from "../contract/catalogue.ts";'],
    ["the same folder", "reference/mutants/x.ts", 'import { a } from "../rules.ts";'],
    ["shared types", "reference/x.ts", 'import type { Send } from "../protocol/exchange.ts";'],
    [
      "shared types, each marked",
      "reference/x.ts",
      'import { type Send, type Exchange } from "../protocol/exchange.ts";',
    ],
    ["data at the root", "cli/x.ts", 'import suite from "../package.json" with { type: "json" };'],
    ["a module of Node.js", "engine/x.ts", 'import { readFileSync } from "node:fs";'],
    ["the package's own file", "protocol/xml/xml.ts", 'import { parseXml } from "@rgrove/parse-xml";'],
    ["types of a package", "engine/x.ts", 'import type { Arbitrary } from "fast-check";'],
    ["a comment", "contract/x.ts", '// import { a } from "../engine/plan.ts";\n/* console.log(1) */'],
    ["a text", "engine/x.ts", 'const a = "process.env";'],
    ["a word", "engine/x.ts", "const isImport = important(reprocess.env);"],
    ["a test", "contract/x.test.ts", 'import { a } from "../engine/plan.ts";\nconsole.log(1);'],
    ["a test's helper", "contract/testing/x.ts", 'import { a } from "../../engine/plan.ts";'],
    ["the environment where it is read", "cli/x.ts", "const a = process.env;"],
    ["a program's output", "reference/main.ts", "console.log(1);"],
    ["an exit code", "suites/x.ts", "process.exitCode = 1;"],
  ])("lets be: %s", (_, path, text) => {
    expect(planted(path, text)).toEqual([]);
  });

  it("finds files where none may be, tests too", () => {
    expect(planted("utilities/x.ts", "")).toEqual(["utilities/x.ts is in a folder that is no room"]);
    expect(planted("utilities/x.test.ts", "")).toEqual([
      "utilities/x.test.ts is in a folder that is no room",
    ]);
    expect(planted("x.ts", "")).toEqual(["x.ts is outside of every room"]);
    expect(planted("__proto__/x.ts", "")).toHaveLength(1);
  });

  it("says what is wrong", () => {
    expect(planted("contract/x.ts", 'import { a } from "../engine/plan.ts";\nconsole.log(a);')).toEqual([
      "contract/x.ts imports engine/plan.ts, which contract may not",
      "contract/x.ts reads the environment or prints",
    ]);
    expect(planted("engine/x.ts", 'import { request } from "undici";')).toEqual([
      "engine/x.ts imports the package undici",
    ]);
  });
});

describe("sourceFiles", () => {
  it("finds this file, and nothing that is not ours", () => {
    expect(paths).toContain("tools/architecture/import-directions.test.ts");
    const roots = new Set(paths.map(roomOf));
    for (const strange of ["node_modules", "dist", ".git"]) expect(roots).not.toContain(strange);
  });

  it("tells what is only for tests", () => {
    expect(paths.filter((path) => path.endsWith(".test.ts")).every(isTestOnly)).toBe(true);
    expect(isTestOnly("engine/testing/sample-trial.ts")).toBe(true);
    expect(isTestOnly("engine/plan.ts")).toBe(false);
  });
});
