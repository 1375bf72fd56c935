import { type ChildProcess, spawn } from "node:child_process";
import { createLineReader } from "./line-reader.ts";
import type { DriverMessage } from "./protocol.ts";

/** How a driver is run. */
export interface DriverProgram {
  readonly command: readonly [program: string, ...words: string[]];
  readonly cwd: string;
  /** The whole environment. */
  readonly environment: NodeJS.ProcessEnv;
  /** Bytes that a line may have. */
  readonly maxLineBytes: number;
}

/** What came instead of waiting on. */
export type LineOrEnd =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "timeout" }
  | { readonly kind: "garbled"; readonly problem: string }
  | { readonly kind: "ended"; readonly how: string; readonly exitCode: number | null };

/** One process of a driver. */
export interface DriverProcess {
  /** False once it has ended, or has been killed. */
  readonly alive: () => boolean;
  /** Writes messages at once, a line each. */
  readonly write: (...messages: readonly DriverMessage[]) => void;
  /** Closes its input. */
  readonly endInput: () => void;
  /** The next line, or why none comes: the end only after the lines before it. At most one may be waited for. */
  readonly next: (timeoutMs: number) => Promise<LineOrEnd>;
  /** Lines that nobody has waited for. */
  readonly unread: () => readonly string[];
  /** The end of what it wrote to standard error. */
  readonly errorText: () => string;
  /** Kills it and all that it has started, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

const mostErrorText = 4096;
/** Milliseconds between the end of a driver and the end of waiting for what it has written. */
const lastWordsMs = 2000;

/** Those not known to be gone. They have sessions of their own, so that nothing else ends them with the suite. */
const living = new Set<ChildProcess>();
let watching = false;

function endWithSuite(child: ChildProcess): void {
  living.add(child);
  if (watching) return;
  watching = true;
  process.on("exit", () => {
    for (const left of living) killGroup(left);
  });
}
const mostUnread = 1000;

/** Starts a driver in a process group of its own. Never throws: a program that cannot be started has `ended`. */
export function startDriverProcess(program: DriverProgram): DriverProcess {
  const [file, ...words] = program.command;
  const child = spawn(file, words, {
    cwd: program.cwd,
    env: program.environment,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  endWithSuite(child);
  const lines: string[] = [];
  let outcome: Exclude<LineOrEnd, { kind: "line" | "timeout" }> | undefined;
  let waiting: ((result: LineOrEnd) => void) | undefined;
  let errors = "";
  let gone = false;
  let markGone: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    markGone = resolve;
  });

  function wake(): void {
    const text = waiting === undefined ? undefined : lines.shift();
    const result: LineOrEnd | undefined = text === undefined ? outcome : { kind: "line", text };
    if (waiting === undefined || result === undefined) return;
    const settle = waiting;
    waiting = undefined;
    settle(result);
  }

  function finish(result: NonNullable<typeof outcome>): void {
    outcome ??= result;
    wake();
  }

  const reader = createLineReader(program.maxLineBytes, {
    line(text) {
      lines.push(text);
      if (lines.length > mostUnread) finish({ kind: "garbled", problem: "it writes without being asked" });
      else wake();
    },
    problem: (problem) => finish({ kind: "garbled", problem }),
  });
  child.stdout.on("data", (chunk: Buffer) => reader.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => {
    errors = (errors + chunk.toString("utf8")).slice(-mostErrorText);
  });
  // A driver that has ended does not take its input: that it has ended is told by `next`.
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on("error", () => undefined);
  child.once("error", (error: NodeJS.ErrnoException) => {
    gone = true;
    markGone();
    finish({ kind: "ended", how: `it cannot be started (${error.code ?? error.name})`, exitCode: null });
  });
  child.once("exit", () => {
    gone = true;
    markGone();
  });
  // Unlike exit, close comes after the last line. A grandchild that keeps the pipe open must not delay it for ever.
  child.once("exit", (code, signal) => {
    const how = signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`;
    const conclude = (): void => finish({ kind: "ended", how, exitCode: code });
    child.once("close", conclude);
    setTimeout(conclude, lastWordsMs).unref();
  });

  return {
    alive: () => !gone && outcome === undefined,
    write(...messages) {
      child.stdin.write(messages.map((message) => `${JSON.stringify(message)}\n`).join(""));
    },
    endInput: () => child.stdin.end(),
    next: (timeoutMs) =>
      new Promise((resolve) => {
        const deadline = setTimeout(() => {
          waiting = undefined;
          resolve({ kind: "timeout" });
        }, timeoutMs);
        waiting = (result) => {
          clearTimeout(deadline);
          resolve(result);
        };
        wake();
      }),
    unread: () => lines,
    errorText: () => errors,
    async kill() {
      killGroup(child);
      await ended;
      living.delete(child);
      // A process that left the group may hold them still; waiting for its end would keep the suite alive as long.
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    },
  };
}

/** The group outlives its leader, so it is killed even where the driver itself has ended. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    // ESRCH: all have ended. EPERM: on macOS, all that is left is waited for by the system.
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}
