import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileJournal, type Journal, memoryJournal } from "./journal.ts";

let folder = "";
let file = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "journal-test-"));
  file = join(folder, "not", "there", "yet.jsonl");
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function left(journal: Journal): Record<string, readonly string[]> {
  return Object.fromEntries(journal.left());
}

const kinds: readonly (readonly [name: string, open: () => Journal])[] = [
  ["a journal in memory", memoryJournal],
  ["a journal in a file", () => fileJournal(file)],
];

describe.each(kinds)("%s", (_, open) => {
  it("lists the users that were made and not removed", () => {
    const journal = open();
    expect(left(journal)).toEqual({});
    journal.write({ made: "user", userName: "one" });
    journal.write({ made: "user", userName: "two" });
    journal.write({ removed: "user", userName: "one" });
    expect(left(journal)).toEqual({ two: [] });
    journal.write({ made: "user", userName: "one" });
    expect(left(journal)).toEqual({ one: [], two: [] });
  });

  it("lists access keys with their users, and forgets them with them", () => {
    const journal = open();
    journal.write({ made: "user", userName: "one" });
    journal.write({ made: "access-key", userName: "one", accessKeyId: "AKIA1" });
    journal.write({ made: "access-key", userName: "one", accessKeyId: "AKIA2" });
    journal.write({ made: "user", userName: "one" });
    expect(left(journal)).toEqual({ one: ["AKIA1", "AKIA2"] });
    journal.write({ removed: "user", userName: "one" });
    expect(left(journal)).toEqual({});
  });

  it("takes a name for nothing but a name", () => {
    const journal = open();
    journal.write({ made: "user", userName: "__proto__" });
    journal.write({ made: "user", userName: 'a"b\nc' });
    expect([...journal.left().keys()]).toEqual(["__proto__", 'a"b\nc']);
  });

  it("is empty when it is discarded, and can be written again", () => {
    const journal = open();
    journal.write({ made: "user", userName: "one" });
    journal.discard();
    journal.discard();
    expect(left(journal)).toEqual({});
    journal.write({ made: "user", userName: "two" });
    expect(left(journal)).toEqual({ two: [] });
  });
});

describe("a journal in a file", () => {
  it("is there before anything else happens, for whoever reads it next", () => {
    fileJournal(file).write({ made: "user", userName: "one" });
    expect(readFileSync(file, "utf8")).toContain('"one"');
    expect(left(fileJournal(file))).toEqual({ one: [] });
  });

  it("may be written by several at once", () => {
    const [first, second] = [fileJournal(file), fileJournal(file)];
    first.write({ made: "user", userName: "one" });
    second.write({ made: "user", userName: "two" });
    first.write({ removed: "user", userName: "two" });
    second.write({ made: "access-key", userName: "one", accessKeyId: "AKIA1" });
    expect(left(first)).toEqual({ one: ["AKIA1"] });
    expect(left(second)).toEqual({ one: ["AKIA1"] });
  });

  it("passes over a last line that a crash cut short, wherever it was cut", () => {
    const journal = fileJournal(file);
    journal.write({ made: "user", userName: "one" });
    const whole = readFileSync(file, "utf8");
    const line = JSON.stringify({ made: "user", userName: "two" });
    for (let length = 0; length < line.length; length++) {
      writeFileSync(file, whole + line.slice(0, length));
      expect(left(journal), line.slice(0, length)).toEqual({ one: [] });
    }
    writeFileSync(file, whole + line);
    expect(left(journal)).toEqual({ one: [], two: [] });
  });

  it("loses nothing that is written behind a line cut short", () => {
    const journal = fileJournal(file);
    journal.write({ made: "user", userName: "one" });
    appendFileSync(file, '{"made":"user","userNa');
    journal.write({ made: "user", userName: "two" });
    expect(left(journal)).toEqual({ one: [], two: [] });
  });

  it("passes over lines that are no entries", () => {
    const journal = fileJournal(file);
    journal.write({ made: "user", userName: "one" });
    const strange = [
      "5",
      "null",
      "[]",
      '"made"',
      "{}",
      '{"made":"user"}',
      '{"made":"user","userName":7}',
      '{"made":"role","userName":"one"}',
      '{"made":"access-key","userName":"one"}',
      '{"removed":"role","userName":"one"}',
    ];
    appendFileSync(file, strange.join("\n"));
    expect(left(journal)).toEqual({ one: [] });
  });

  it("leaves no file when it is discarded", () => {
    const journal = fileJournal(file);
    journal.write({ made: "user", userName: "one" });
    journal.discard();
    expect(existsSync(file)).toBe(false);
  });
});
