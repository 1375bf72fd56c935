import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fileJournal } from "./journal.ts";
import { isUnderWay, journalHead, readJournalHead } from "./journal-head.ts";

let folder = "";
let file = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "journal-head-"));
  file = join(folder, "moto-1.jsonl");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("is the first line of the journal, and no entry", () => {
  const head = journalHead("moto", "http://127.0.0.1:5000/", false);
  const journal = fileJournal(file, head);
  journal.write({ made: "user", userName: "one" });
  // Another process of the same run opens it without a head.
  fileJournal(file).write({ made: "user", userName: "two" });
  expect(readJournalHead(file)).toEqual(head);
  expect([...journal.left().keys()]).toEqual(["one", "two"]);
});

it.each(["", "{", "null", '{"made":"user","userName":"x"}', '{"target":"x"}'])("is null for %j", (text) => {
  writeFileSync(file, text);
  expect(readJournalHead(file)).toBeNull();
});

it("is null where there is no file", () => {
  expect(readJournalHead(file)).toBeNull();
});

it("knows runs that are under way", () => {
  const head = journalHead("moto", "http://127.0.0.1:5000/", false);
  expect(isUnderWay(head)).toBe(true);
  expect(isUnderWay({ ...head, process: process.ppid })).toBe(true);
  // Above the highest id that Linux gives out.
  expect(isUnderWay({ ...head, process: 2 ** 22 + 1 })).toBe(false);
  expect(isUnderWay({ ...head, process: 2 ** 22 + 1, host: "elsewhere" })).toBe(true);
});
