import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A page of documentation. */
export interface Page {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Not ours, or made from what is. Of folders whose names begin with a dot only that of continuous integration counts. */
const passedOver: readonly string[] = ["node_modules", "dist", "coverage"];

/** Every file below `root`, sorted by path; git's own and what tools have made are left out. */
export function projectFiles(root: string): string[] {
  return below(root, "").sort();
}

function below(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (passedOver.includes(entry.name)) return [];
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name.startsWith(".") && path !== ".ci" ? [] : below(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Pages that a run of the suite writes: what stands in them is a target's. */
const written = /^docs\/conformance\/[^/]+\//;

/** The pages of documentation among the files of the project, those that the suite writes about targets left out. */
export function readPages(root: string, files: readonly string[]): Page[] {
  return files
    .filter((path) => path.endsWith(".md") && !written.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}
