import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Where a folder takes no other file, or a file is held in its place as a mount is: it can be written as it is only. */
const heldCodes: ReadonlySet<unknown> = new Set(["EACCES", "EPERM", "EROFS", "EBUSY", "EXDEV"]);

/**
 * Writes a file, and the folders that it takes, as a whole: whatever goes wrong, what was there before stays. What is no
 * plain file, such as a device or a pipe, and what cannot be replaced is written as it is. Throws the system's error.
 */
export function writeWhole(
  path: string,
  text: string,
  write: (path: string, text: string) => void = writeNew,
): void {
  mkdirSync(dirname(path), { recursive: true });
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined || there.isFile()) replace(path, text, there, write);
  else writeFileSync(path, text);
}

/**
 * Throws the system's error where a file could not be written now: its place is a folder or is not ours, or the folder that
 * it takes cannot be made. Nothing is made.
 */
export function expectWritable(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory() === true)
    throw Object.assign(new Error("EISDIR: it is a folder"), { code: "EISDIR" });
  let place = there === undefined ? dirname(path) : path;
  while (!existsSync(place)) place = dirname(place);
  if (there === undefined && !statSync(place).isDirectory())
    throw Object.assign(new Error(`ENOTDIR: ${place} is no folder`), { code: "ENOTDIR" });
  accessSync(place, constants.W_OK);
}

function replace(
  path: string,
  text: string,
  there: Stats | undefined,
  write: (path: string, text: string) => void,
): void {
  // Through a link, which stays one.
  const place = there === undefined ? path : realpathSync(path);
  // A short name: that of the file may be as long as the system allows.
  const beside = join(dirname(place), `.${randomBytes(6).toString("hex")}.tmp`);
  try {
    write(beside, text);
    if (there !== undefined) chmodSync(beside, there.mode);
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    const isHeld = error instanceof Error && "code" in error && heldCodes.has(error.code);
    if (there === undefined || !isHeld) throw error;
    writeFileSync(place, text);
  }
}

function writeNew(path: string, text: string): void {
  writeFileSync(path, text, { flag: "wx", flush: true });
}
