import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import suitePackage from "../../package.json" with { type: "json" };
import { commentsOf } from "../architecture/code-of.ts";
import { sourceFiles } from "../architecture/source-file.ts";
import { missingPlaces } from "./missing-places.ts";
import { projectFiles, readPages } from "./pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = projectFiles(root);
const pages = readPages(root, files);

it("the pages name no file, folder or heading that is not there", () => {
  expect(pages.length).toBeGreaterThan(25);
  expect(missingPlaces(pages, files)).toEqual([]);
});

it("the comments of the sources name no file or folder that is not there", () => {
  const comments = sourceFiles(root).map(({ path, text }) => ({ path, text: commentsOf(text) }));
  expect(comments.some(({ text }) => text.includes("docs/architecture.md"))).toBe(true);
  expect(missingPlaces(comments, files)).toEqual([]);
});

it("the pages name no npm script that is not there", () => {
  const named = pages.flatMap(({ text }) => [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name));
  const scripts: readonly string[] = Object.keys(suitePackage.scripts);
  expect(named).toContain("check");
  expect(named.filter((name) => name === undefined || !scripts.includes(name))).toEqual([]);
});

it("the schemas that JSON files name are there", () => {
  const named = files
    .filter((path) => path.endsWith(".json"))
    .flatMap((path) => {
      const schema = /^\s*"\$schema": "(\.[^"]*)"/m.exec(readFileSync(join(root, path), "utf8"))?.[1];
      return schema === undefined ? [] : [posix.join(posix.dirname(path), schema)];
    })
    .filter((path) => !path.startsWith("node_modules/"));
  expect(named).toContain("targets/targets.schema.json");
  expect(named.filter((path) => !files.includes(path))).toEqual([]);
});

/** What a page at a folder `docs` names in vain. */
function planted(text: string): string[] {
  const there = [
    "engine/run/plan.ts",
    "clients/profiles/boto3.json",
    "package.json",
    ".ci/run",
    "docs/page.md",
  ];
  const other = { path: "docs/decisions/rooms.md", text: "# Rooms, and why\n\n## `a.b`: c\n" };
  const page = { path: "docs/page.md", text };
  return missingPlaces([page, other], [...there, other.path]).map(({ place }) => place);
}

describe("missingPlaces", () => {
  it.each([
    ["in code", "`engine/run/gone.ts`", "engine/run/gone.ts"],
    ["in a command", "    npx vitest engine/gone", "engine/gone"],
    ["at the end of a sentence", "It is in engine/gone.ts.", "engine/gone.ts"],
    ["a folder", "`engine/gone/`", "engine/gone/"],
    ["a pattern", "`clients/profiles/*.yaml`", "clients/profiles/*.yaml"],
    ["a file of any folder", "`gone.test.ts`", "gone.test.ts"],
    ["a link", "[x](gone.md)", "gone.md"],
    ["a link upwards", "[x](../gone.md)", "../gone.md"],
    ["a heading of this page", "[x](#gone)", "#gone"],
    ["a heading of another page", "[x](decisions/rooms.md#gone)", "decisions/rooms.md#gone"],
  ])("finds one planted: %s", (_, text, place) => {
    expect(planted(text)).toEqual([place]);
  });

  it.each([
    "`engine/run/plan.ts`, `engine/run/`, engine/run/plan.ts.",
    "`clients/profiles/<driver>.json`, `clients/profiles/*.json`, `clients/**/boto3.json`, `engine/run/{plan,x}.ts`",
    "`package.json`, `.ci/run`, `plan.ts`",
    "https://example.org/engine/gone.ts, ~/.cache/iam-conformance/targets, services/iam/provider.py",
    "[x](decisions/rooms.md), [x](../engine/run/plan.ts), [x](decisions/), [x](https://example.org/gone.md), [x](<https://example.org/a>)",
    "# Of this\n\n[x](#of-this), [x](decisions/rooms.md#rooms-and-why), [x](decisions/rooms.md#ab-c)",
  ])("lets be: %s", (text) => {
    expect(planted(text)).toEqual([]);
  });
});
