import { readFileSync } from "node:fs";
import type { Exchange } from "../protocol/exchange.ts";
import type { Credentials } from "../protocol/signing/credentials.ts";
import type { Environment } from "../targets/home-path.ts";
import { exitCodes } from "./exit-codes.ts";
import { expectWritable, writeWhole } from "./write-whole.ts";

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
  readonly rows: number;
  readonly readFile: (path: string) => string;
  /** Writes a file as a whole, and the folders that it takes. Throws the system's error. */
  readonly writeFile: (path: string, text: string) => void;
  /** Throws the system's error where a file could not be written now. Makes nothing. */
  readonly expectWritable: (path: string) => void;
  /** Keeps the secrets among these out of all that is written from now on. */
  readonly withhold: (credentials: Credentials) => void;
  /** Keeps the secrets of an exchange with a target out of the texts that are cleaned from now on. */
  readonly notice: (exchange: Exchange) => void;
  /** A text of a target without any secret that is known: every one that is shown goes through this. */
  readonly clean: (text: string, inItsPlace?: string) => string;
}

/** Keeps secrets, and takes them out of what a target says. */
export type SecretKeeper = Pick<Surroundings, "withhold" | "notice" | "clean">;

/** What the process itself offers. */
export type ProcessSurroundings = Omit<Surroundings, keyof SecretKeeper>;

/** The surroundings of this process. */
export function processSurroundings(): ProcessSurroundings {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // A reader such as `head` has seen enough; what was made on a target is removed all the same.
      if (isClosed(error) || stream === stderr) return;
      // What was found out says more than this.
      process.exitCode ||= exitCodes.usage;
      stderr.write(`iam-conformance: the output cannot be written: ${error.message}\n`);
    });
  }
  return {
    environment: process.env,
    // Results are worth more than the order of the outputs.
    out: (text) => stdout.write(text, (error) => error && !isClosed(error) && stderr.write(text)),
    err: (text) => stderr.write(text),
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    columns: stdout.columns ?? stderr.columns ?? 100,
    rows: stdout.rows ?? stderr.rows ?? 0,
    readFile: (path) => readFileSync(path, "utf8"),
    writeFile: writeWhole,
    expectWritable,
  };
}

/** Whether the reader of a stream has gone. */
function isClosed(error: NodeJS.ErrnoException): boolean {
  return error.code === "EPIPE";
}

/** Whether what goes to this place is coloured; source: https://no-color.org. */
export function hasColour(isTerminal: boolean, { environment }: Pick<Surroundings, "environment">): boolean {
  return isTerminal && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}
