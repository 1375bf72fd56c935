import { builtinModules } from "node:module";
import { dirname, posix } from "node:path";
import { bareCodeOf } from "./code-of.ts";
import { packageRules, programs, roomDirections, rootFiles } from "./import-directions.ts";
import { type Import, importsOf } from "./imports-of.ts";
import { isTestOnly, roomOf, type SourceFile } from "./source-file.ts";

const surroundings = /(?<![\w$.])(?:console\s*\.|process\s*(?:\.\s*(?:env|argv|stdin|stdout|stderr)|\[))/;

/** Modules of Node.js that do no input or output. */
const pureBuiltins: readonly string[] = ["node:util"];

/** Everything about the files that is not as the rules on imports and surroundings have it, one line each. */
export function importProblems(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => placeProblems(file) ?? (isTestOnly(file.path) ? [] : fileProblems(file)));
}

/** A file where none may be; null where it may. */
function placeProblems({ path }: SourceFile): string[] | null {
  const room = roomOf(path);
  if (room === null) return rootFiles.includes(path) ? null : [`${path} is outside of every room`];
  return roomDirections.has(room) ? null : [`${path} is in a folder that is no room`];
}

function fileProblems({ path, text }: SourceFile): string[] {
  const problems = importsOf(text).flatMap((each) => importProblem(path, each) ?? []);
  const room = roomOf(path);
  const mayPrint =
    programs.some((place) => isIn(path, place)) ||
    (room !== null && roomDirections.get(room)?.surroundings === true);
  if (mayPrint || !surroundings.test(bareCodeOf(text))) return problems;
  return [...problems, `${path} reads the environment or prints`];
}

function importProblem(path: string, each: Import): string | null {
  const { specifier } = each;
  if (specifier === null) return `${path} imports what is not written down`;
  if (specifier.startsWith(".")) return fileProblem(path, each, posix.join(dirname(path), specifier));
  if (specifier.startsWith("node:")) return builtinProblem(path, specifier);
  if (builtinModules.includes(specifier)) return `${path} imports ${specifier} without node:`;
  return packageProblem(path, each, specifier);
}

function fileProblem(path: string, { typesOnly }: Import, imported: string): string | null {
  if (imported.startsWith("..")) return `${path} imports ${imported}, which is outside of the project`;
  if (isTestOnly(imported)) return `${path} imports ${imported}, which is for tests only`;
  const [from, to] = [roomOf(path), roomOf(imported)];
  // Data at the root is everybody's: package.json and targets.json.
  if (from === null || from === to || (to === null && imported.endsWith(".json"))) return null;
  const rule = roomDirections.get(from);
  if (to !== null && rule?.rooms.includes(to)) return null;
  if (typesOnly && rule?.typesOf?.includes(imported)) return null;
  return `${path} imports ${imported}, which ${from} may not`;
}

function builtinProblem(path: string, specifier: string): string | null {
  const room = roomOf(path);
  const isAllowed =
    pureBuiltins.includes(specifier) || room === null || roomDirections.get(room)?.builtins !== false;
  return isAllowed ? null : `${path} imports ${specifier}, and ${room} does no input or output`;
}

function packageProblem(path: string, { typesOnly }: Import, specifier: string): string | null {
  const [scope = "", name = ""] = specifier.split("/");
  const packageName = scope.startsWith("@") ? `${scope}/${name}` : scope;
  const rule = packageRules.get(packageName);
  const places = [...(rule?.in ?? []), ...(typesOnly ? (rule?.typesIn ?? []) : [])];
  const isAllowed = places.some((place) => isIn(path, place));
  return isAllowed ? null : `${path} imports the package ${packageName}`;
}

/** Whether a file is the place, or in the folder that the place is. */
function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
