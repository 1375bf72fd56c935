import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { JournalHead } from "./journal-head.ts";

/** An entity that the run makes: written down before it is made, so that a crash loses nothing. */
export type JournalEntry =
  | { readonly made: "user"; readonly userName: string }
  | { readonly made: "access-key"; readonly userName: string; readonly accessKeyId: string }
  | { readonly removed: "user"; readonly userName: string };

/** The list of what a run has made on a target. */
export interface Journal {
  write(entry: JournalEntry): void;
  /** Users that are not known to be removed, with the ids of their access keys. */
  left(): ReadonlyMap<string, readonly string[]>;
  /** Forgets the journal: everything is removed. */
  discard(): void;
}

/** A journal in a file of JSON lines that several processes may append to; the one that begins it gives the head. */
export function fileJournal(file: string, head?: JournalHead): Journal {
  mkdirSync(dirname(file), { recursive: true });
  if (head !== undefined) appendFileSync(file, `${JSON.stringify(head)}\n`);
  return {
    write: (entry) => appendFileSync(file, lineOf(entry)),
    left: () => leftOf(existsSync(file) ? readFileSync(file, "utf8") : ""),
    discard: () => rmSync(file, { force: true }),
  };
}

/** A journal that lives as long as the process; for endpoints that do too. */
export function memoryJournal(): Journal {
  let lines = "";
  return {
    write: (entry) => {
      lines += lineOf(entry);
    },
    left: () => leftOf(lines),
    discard: () => {
      lines = "";
    },
  };
}

/** The line break comes first too: the line before may be one that a crash of its writer cut short. */
function lineOf(entry: JournalEntry): string {
  return `\n${JSON.stringify(entry)}\n`;
}

/** A line that a crash cut short is passed over: what it announced was not made yet. */
function leftOf(lines: string): Map<string, string[]> {
  const left = new Map<string, string[]>();
  for (const line of lines.split("\n")) {
    const entry = parseEntry(line);
    if (entry === null) continue;
    if ("removed" in entry) left.delete(entry.userName);
    else if (entry.made === "user") left.set(entry.userName, left.get(entry.userName) ?? []);
    else left.get(entry.userName)?.push(entry.accessKeyId);
  }
  return left;
}

function parseEntry(line: string): JournalEntry | null {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is JournalEntry {
  if (typeof value !== "object" || value === null) return false;
  if (!("userName" in value) || typeof value.userName !== "string") return false;
  if ("removed" in value) return value.removed === "user";
  if (!("made" in value)) return false;
  if (value.made === "user") return true;
  return value.made === "access-key" && "accessKeyId" in value && typeof value.accessKeyId === "string";
}
