import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { testOnlyFiles } from "./import-directions.ts";

/** A source file of the project. */
export interface SourceFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

const isSource = /\.[cm]?[jt]sx?$/;
/** Not ours, or made from what is. Folders whose names begin with a dot are no sources either. */
const passedOver: readonly string[] = ["node_modules", "dist", "coverage", "reports"];

/** Every source file below `root`, sorted by path. */
export function sourceFiles(root: string): SourceFile[] {
  return namesBelow(root, "")
    .filter((path) => isSource.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

function namesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || passedOver.includes(entry.name)) return [];
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return namesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Whether a file is only there for tests: what it imports binds nobody, and nothing but tests may import it. */
export function isTestOnly(path: string): boolean {
  return /\.(?:test|browser)\.ts$/.test(path) || path.includes("/testing/") || testOnlyFiles.includes(path);
}

/** The room that a file is in, which is its folder at the root; null for a file at the root itself. */
export function roomOf(path: string): string | null {
  const end = path.indexOf("/");
  return end === -1 ? null : path.slice(0, end);
}
