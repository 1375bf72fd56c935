import { dirname } from "node:path";
import { rootFiles } from "./import-directions.ts";
import { isTestOnly, type SourceFile } from "./source-file.ts";

/** Source files directly in one folder, tests not counted: what grows beyond twenty is better divided, what has more has to be. */
export const mostFiles = 32;
/** Lines of a source file, tests not counted. */
export const mostLines = 350;

/** `run-property.ts`, `run-property.test.ts`, `html.browser.test.ts`. */
const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.browser)?(?:\.test)?\.(?:ts|mjs)$/;
/** Words that say where a thing was put because nobody knew where it belongs. */
const vague = /(?:^|[-/])(?:utils?|utility|utilities|helpers?|common|misc|stuff)(?=[-/.])/;

/** Everything about the files' names and sizes that is not as `CONTRIBUTING.md` has it, one line each. */
export function fileRuleProblems(files: readonly SourceFile[]): string[] {
  return [...files.flatMap(nameProblems), ...files.flatMap(sizeProblems), ...crowdedFolders(files)];
}

function nameProblems({ path }: SourceFile): string[] {
  if (rootFiles.includes(path)) return [];
  const name = path.slice(path.lastIndexOf("/") + 1);
  return [
    ...(kebabCase.test(name) ? [] : [`${path} is not named in kebab-case`]),
    ...(vague.test(path) ? [`${path} is not named after what is in it`] : []),
  ];
}

function sizeProblems({ path, text }: SourceFile): string[] {
  const lines = text.split("\n").length - 1;
  return lines > mostLines && !isTestOnly(path) ? [`${path} has ${lines} lines, more than ${mostLines}`] : [];
}

function crowdedFolders(files: readonly SourceFile[]): string[] {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    if (!isTestOnly(path)) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > mostFiles)
    .map(([folder, count]) => `${folder} holds ${count} files, more than ${mostFiles}`);
}
