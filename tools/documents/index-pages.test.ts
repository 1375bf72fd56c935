import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { projectFiles, readPages } from "./pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = readPages(root, projectFiles(root));

it.each(["docs/decisions", "docs/discoveries"])("every page of %s is in its index once", (folder) => {
  const inFolder = pages.filter(({ path }) => path.startsWith(`${folder}/`));
  const index = inFolder.find(({ path }) => path === `${folder}/README.md`)?.text ?? "";
  const linked = [...index.matchAll(/^\| .+\? \| \[[\w-]+\]\(([\w.-]+)\) \|$/gm)].map(([, name]) => name);
  const names = inFolder
    .map(({ path }) => path.slice(folder.length + 1))
    .filter((name) => name !== "README.md");
  expect(names.length).toBeGreaterThan(5);
  expect(linked.toSorted()).toEqual(names.toSorted());
});
