import { dirname, posix } from "node:path";
import { importsOf } from "./imports-of.ts";
import type { SourceFile } from "./source-file.ts";

/** Files that import each other, directly or through one another; sorted by path. */
export type FileCircle = readonly string[];

/**
 * Every circle of imports among the files, sorted by its first file. Imports of types count: whoever reads a file has to
 * read what its types are. A circle holds all files that reach each other, so that a file is in one circle at most.
 */
export function fileCircles(files: readonly SourceFile[]): FileCircle[] {
  const imported = new Map(files.map((file) => [file.path, importedPaths(file)]));
  const reached = new Map(files.map(({ path }) => [path, reachedFrom(path, imported)]));
  const reaches = (from: string, to: string): boolean => reached.get(from)?.has(to) === true;
  const inCircles = [...reached.keys()].filter((path) => reaches(path, path)).sort();
  return inCircles
    .map((path) => inCircles.filter((other) => reaches(path, other) && reaches(other, path)))
    .filter(([first], position) => first === inCircles[position]);
}

function importedPaths({ path, text }: SourceFile): string[] {
  return importsOf(text).flatMap(({ specifier }) =>
    specifier?.startsWith(".") === true ? [posix.join(dirname(path), specifier)] : [],
  );
}

/** Every file that is imported by one, by what it imports, and so on. */
function reachedFrom(path: string, imported: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const left = [path];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const found = (imported.get(next) ?? []).filter((each) => !reached.has(each));
    for (const each of found) reached.add(each);
    left.push(...found);
  }
  return reached;
}
