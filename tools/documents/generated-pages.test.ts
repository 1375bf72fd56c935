import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generatedPages, stalePages } from "./generated-pages.ts";

const pages = generatedPages();

it("are committed as they are generated; otherwise run `npm run docs`", () => {
  const committed = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  expect(stalePages(pages, committed)).toEqual([]);
});

it("are stale where the committed text differs or is missing", () => {
  expect(stalePages(pages, (path) => pages.get(path))).toEqual([]);
  expect(stalePages(pages, (path) => `${pages.get(path)} `)).toEqual([...pages.keys()]);
  expect(stalePages(pages, () => undefined)).toEqual([
    "docs/requirements.md",
    "docs/glossary.md",
    "docs/coverage.md",
  ]);
});

it("link to anchors that exist", () => {
  const anchors = new Map(
    [...pages].map(([path, text]) => [
      path.replace("docs/", ""),
      // As GitHub makes them of headings.
      [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
        title
          .toLowerCase()
          .replace(/[^\p{L}\p{N} _-]/gu, "")
          .replaceAll(" ", "-"),
      ),
    ]),
  );
  for (const [path, text] of pages) {
    if (path === "docs/glossary.md") continue;
    const links = [...text.matchAll(/\]\(([\w.-]*)#([^)]+)\)/g)];
    expect(links.length).toBeGreaterThan(100);
    for (const [link, page, anchor = ""] of links)
      expect(anchors.get(page || path.replace("docs/", "")), `${path}: ${link}`).toContain(anchor);
  }
});
