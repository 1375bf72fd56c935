import { readFileSync } from "node:fs";
import type { ProcessSurroundings } from "../surroundings.ts";

/** Surroundings that keep what is written to them. */
export interface FakeSurroundings extends ProcessSurroundings {
  /** Standard output and standard error so far. */
  readonly printed: { out: string; err: string };
  /** The files written, by path; the system's are read where a test has written none. */
  readonly files: Map<string, string>;
}

/** Surroundings without terminal, variables and files, but for what a test changes. */
export function fakeSurroundings(changes: Partial<ProcessSurroundings> = {}): FakeSurroundings {
  const printed = { out: "", err: "" };
  const files = new Map<string, string>();
  return {
    environment: {},
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 100,
    rows: 0,
    readFile: (path) => files.get(path) ?? readFileSync(path, "utf8"),
    writeFile: (path, text) => {
      files.set(path, text);
    },
    expectWritable: () => undefined,
    ...changes,
    printed,
    files,
  };
}
