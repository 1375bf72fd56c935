import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** To which run a journal belongs: its first line. It holds no secret. */
export interface JournalHead {
  readonly target: string;
  readonly endpoint: string;
  /** The endpoint was started by the run, at a port of that run alone. */
  readonly isOurs: boolean;
  /** Name of the machine and id of the process that write the journal. */
  readonly host: string;
  readonly process: number;
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
}

/** The head of a journal that this process writes from now on. */
export function journalHead(target: string, endpoint: string, isOurs: boolean): JournalHead {
  const startedAt = new Date().toISOString();
  return { target, endpoint, isOurs, host: hostname(), process: process.pid, startedAt };
}

/** The head of a journal in a file; null where it has none that can be read. Never throws. */
export function readJournalHead(file: string): JournalHead | null {
  try {
    const first = readFileSync(file, "utf8")
      .split("\n")
      .find((line) => line !== "");
    const value: unknown = JSON.parse(first ?? "");
    return isHead(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether the process that writes the journal still runs, as far as this machine can tell. */
export function isUnderWay({ host, process: id }: JournalHead): boolean {
  // A process of another machine cannot be seen from here: its journal lies in a shared folder.
  if (host !== hostname()) return true;
  if (id === process.pid) return true;
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function isHead(value: unknown): value is JournalHead {
  if (typeof value !== "object" || value === null) return false;
  const head = new Map(Object.entries(value));
  return (
    ["target", "endpoint", "host", "startedAt"].every((name) => typeof head.get(name) === "string") &&
    typeof head.get("isOurs") === "boolean" &&
    Number.isSafeInteger(head.get("process"))
  );
}
