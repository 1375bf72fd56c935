import { posix } from "node:path";
import { roomDirections } from "../architecture/import-directions.ts";
import type { Page } from "./pages.ts";

/** A file, a folder or a heading that a page refers to and that is not there. */
export interface MissingPlace {
  readonly page: string;
  readonly place: string;
}

/** A link of Markdown, its target with or without angle brackets; the group is the target. */
const link = /\]\(<?([^)>\s]+)>?\)/g;
const folders = ["docs", ".ci", ...roomDirections.keys()].map((folder) => folder.replace(".", "\\."));
/** A path in running text or in code: it begins with a folder of the project. */
const path = new RegExp(`(?<![\\w./~@-])(?:${folders.join("|")})/[\\w./*<>{},-]*`, "g");
/** The name of a source or a page without its folder, in code: a reader of the page knows which is meant. */
const fileName = /`([\w-]+\.(?:test\.)?(?:ts|md))`/g;

/** Everything that is in the project. */
interface Project {
  readonly files: readonly string[];
  /** Every file and every folder. */
  readonly places: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/**
 * Every place that a page names and that is not there: paths from the root of the project, targets of links, and headings
 * that links point to. `*` and `<name>` in a path stand for any name; `files` are all files of the project.
 */
export function missingPlaces(pages: readonly Page[], files: readonly string[]): MissingPlace[] {
  const project: Project = {
    files,
    places: new Set(files.flatMap(withFolders)),
    names: new Set(files.map((file) => posix.basename(file))),
  };
  return pages.flatMap((page) =>
    [...new Set([...missingPaths(page, project), ...missingTargets(page, pages, project)])].map((place) => ({
      page: page.path,
      place,
    })),
  );
}

function withFolders(file: string): string[] {
  const parts = file.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function missingPaths({ text }: Page, project: Project): string[] {
  const paths = [...text.replace(link, "]").matchAll(path)].map(([found]) => found.replace(/[.,]+$/, ""));
  const names = [...text.matchAll(fileName)].map(([, name = ""]) => name);
  return [
    ...paths.filter((place) => !isThere(place, project)),
    ...names.filter((name) => !project.names.has(name)),
  ];
}

function isThere(place: string, { files, places }: Project): boolean {
  const plain = place.replace(/\/$/, "");
  if (!/[*<{]/.test(plain)) return places.has(plain);
  const source = plain
    .replace(/[.]/g, "\\.")
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(",", "|")})`)
    .replace(/<[^>]*>/g, "[^/]+")
    .replace(/\*+/g, (stars) => (stars.length > 1 ? ".*" : "[^/]*"));
  const pattern = new RegExp(`^${source}(?:/|$)`);
  return files.some((file) => pattern.test(file));
}

function missingTargets(page: Page, pages: readonly Page[], project: Project): string[] {
  return [...page.text.matchAll(link)].flatMap(([, target = ""]) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = "", heading] = target.split("#");
    const place = file === "" ? page.path : posix.join(posix.dirname(page.path), file);
    if (!isThere(place, project)) return [target];
    const linked = pages.find((each) => each.path === place);
    return heading === undefined || linked === undefined || anchors(linked).includes(heading) ? [] : [target];
  });
}

/** The anchors that GitHub makes of headings. */
function anchors({ text }: Page): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
