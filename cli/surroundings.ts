import { readFileSync } from "node:fs";
import type { Environment } from "../targets/home-path.ts";

/** What a command sees of the process it runs in. */
export interface Surroundings {
  readonly environment: Environment;
  /** Standard output: results. */
  readonly out: (text: string) => void;
  /** Standard error: progress, notes and problems. */
  readonly err: (text: string) => void;
  /** Whether results go to a terminal, and progress. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly columns: number;
  readonly readFile: (path: string) => string;
}

/** The surroundings of this process. */
export function processSurroundings(): Surroundings {
  const { stdout, stderr } = process;
  return {
    environment: process.env,
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    columns: stdout.columns ?? stderr.columns ?? 100,
    readFile: (path) => readFileSync(path, "utf8"),
  };
}
