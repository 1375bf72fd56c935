import { shortened } from "../../protocol/answers/excerpt.ts";

/** The last lines of what a program printed. */
export interface LogTail {
  add(chunk: Buffer): void;
  /** Oldest first, raw as the program printed them but for their length; empty where nothing was printed. */
  lines(): string[];
}

const mostBytes = 16_384;
const mostLines = 12;
const mostCharacters = 300;

/** Keeps a bounded end of what is added, however much that is. */
export function createLogTail(): LogTail {
  let kept = Buffer.alloc(0);
  return {
    add: (chunk) => {
      kept = Buffer.concat([kept, chunk.subarray(-mostBytes)]).subarray(-mostBytes);
    },
    lines: () =>
      kept
        .toString("utf8")
        .split(/\r?\n/)
        .filter((line) => line.trim() !== "")
        .slice(-mostLines)
        .map((line) => shortened(line, mostCharacters)),
  };
}
