import { readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { readRecordingsFile } from "../engine/recordings/read-recordings-file.ts";
import { type NamedRecordings, type Recordings, recordingsOf } from "../engine/recordings/recordings.ts";
import { visibleExcerpt, visibleLine } from "../reporters/words/visible.ts";
import { catalogue } from "../suites/catalogue.ts";
import { formatFileProblem } from "../targets/read-json-file.ts";
import { packageRoot } from "./package-root.ts";
import { messageOf, Problem } from "./problem.ts";
import type { Surroundings } from "./surroundings.ts";

/** The folder of evidence files, in the package and in the working folder. */
export const evidenceFolder = "evidence";

const mostFiles = 200;
/** In bytes; a whole run writes some hundred KiB. */
const largestFile = 4 * 1024 * 1024;

/**
 * What was recorded of AWS, from the evidence files of the package and of the working folder; a folder may be empty or
 * absent. Throws Problem, which names file and place, where a file is not as `run --record` writes it.
 */
export function readRecordings({ readFile }: Pick<Surroundings, "readFile">): Recordings {
  const folders = [join(packageRoot, evidenceFolder), evidenceFolder].filter(isFolder);
  const own = [...new Map(folders.map((folder) => [realpathSync(folder), folder])).values()];
  const files = own.flatMap(filesIn);
  const ids = catalogue.map(({ id }) => id);
  return recordingsOf(files.map((file) => readOne(file, ids, readFile)));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function filesIn(folder: string): string[] {
  const names = namesIn(folder).filter((name) => name.endsWith(".json"));
  if (names.length > mostFiles)
    throw new Problem(`the folder ${folder} holds more than ${mostFiles} evidence files; move some of them`);
  return names.sort().map((name) => join(folder, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new Problem(`the folder ${folder} cannot be read: ${messageOf(error)}`);
  }
}

function readOne(
  file: string,
  requirements: readonly string[],
  readFile: Surroundings["readFile"],
): NamedRecordings {
  const shown = visibleLine(file);
  const result = readRecordingsFile(textOf(file, shown, readFile), shown, requirements);
  if (result.ok) return { file: shown, recordings: result.recordings };
  throw new Problem(
    `${visibleExcerpt(result.problems.map(formatFileProblem).join("\n"))}\nto write an evidence file: iam-conformance run TARGET --live --record ${evidenceFolder}/FILE.json`,
  );
}

function textOf(file: string, shown: string, readFile: Surroundings["readFile"]): string {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new Error("it is not a file");
    if (stats.size > largestFile) throw new Error(`it is larger than ${largestFile} bytes`);
    return readFile(file);
  } catch (error) {
    throw new Problem(`the evidence file ${shown} cannot be read: ${messageOf(error)}`);
  }
}
