import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { expectWritable, writeWhole } from "./write-whole.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "write-test-"));
  file = join(folder, "r.json");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A disk that is full in the middle of a text. */
function fullDisk(path: string, text: string): never {
  writeFileSync(path, text.slice(0, 3));
  throw new Error("ENOSPC: no space left on device, write");
}

it("writes a new file, and its folders", () => {
  const deep = join(folder, "a", "b", "r.json");
  writeWhole(deep, "text");
  expect(readFileSync(deep, "utf8")).toBe("text");
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["r.json"]);
});

it("replaces a file as a whole, with its mode and through a link", () => {
  writeFileSync(file, "before");
  chmodSync(file, 0o600);
  symlinkSync(file, join(folder, "link"));
  writeWhole(join(folder, "link"), "after");
  expect(readFileSync(file, "utf8")).toBe("after");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
});

it("leaves what was there, and nothing else, where the disk is full", () => {
  writeFileSync(file, "before");
  expect(() => writeWhole(file, "after", fullDisk)).toThrow("ENOSPC");
  expect(readFileSync(file, "utf8")).toBe("before");
  expect(() => writeWhole(join(folder, "new.json"), "after", fullDisk)).toThrow("ENOSPC");
  expect(readdirSync(folder)).toEqual(["r.json"]);
});

it("writes what cannot be replaced as it is", () => {
  writeFileSync(file, "before");
  writeWhole(file, "after", () => {
    throw Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
  });
  expect(readFileSync(file, "utf8")).toBe("after");
});

it("never replaces what is no plain file", () => {
  expect(() => writeWhole("/dev/full", "x")).toThrow("ENOSPC");
  expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  mkdirSync(file);
  expect(() => writeWhole(file, "x")).toThrow("EISDIR");
  expect(readdirSync(folder)).toEqual(["r.json"]);
});

it("knows before where nothing could be written, and makes nothing", () => {
  writeFileSync(file, "old");
  for (const fine of [file, join(folder, "new.json"), join(folder, "a/b/c.json"), "/dev/null", "new-r.json"])
    expect(() => expectWritable(fine)).not.toThrow();
  expect(() => expectWritable(folder)).toThrow(/^EISDIR/);
  expect(() => expectWritable(join(file, "a/r.json"))).toThrow(/^ENOTDIR/);
  expect(readdirSync(folder)).toEqual(["r.json"]);
  expect(readFileSync(file, "utf8")).toBe("old");
});
