import { PassThrough } from "node:stream";
import type { DriverProcess, LineOrEnd } from "../driver-protocol/driver-process.ts";

/** Ends the code of a driver where the system would end its process. */
class Exit extends Error {}

/** The function of this source; `names`: what it is given. */
const AsyncFunction = (async () => undefined).constructor as new (
  ...namesAndSource: string[]
) => (...given: unknown[]) => Promise<void>;

/**
 * Runs the source of a driver in this process, which takes a fifth of the time of starting one. It imports modules of
 * Node.js only, and keeps what is global in `globalThis.NAME`. What it does for ever goes on after it was killed: a
 * driver that hangs is for a process.
 */
export function startInProcess(source: string): DriverProcess {
  const stdin = new PassThrough();
  const lines: string[] = [];
  let end: Extract<LineOrEnd, { kind: "ended" }> | undefined;
  let errors = "";
  let waiting: (() => void) | undefined;

  function finish(code: number): void {
    end ??= { kind: "ended", how: `it ended with exit code ${code}`, exitCode: code };
    waiting?.();
  }

  const process = {
    version: globalThis.process.version,
    stdin,
    stdout: {
      write(text: string) {
        if (end === undefined) lines.push(...text.replace(/\n$/, "").split("\n"));
        waiting?.();
      },
    },
    exit(code: number) {
      finish(code);
      throw new Exit();
    },
  };
  const code = source
    .replace(/^import (.*) from (".*");$/gm, "const $1 = await load($2);")
    .replaceAll("await import(", "await load(");
  const run = new AsyncFunction("process", "globalThis", "load", code);
  const ended = run(process, {}, (name: string) => import(name)).then(
    () => finish(0),
    (error) => {
      if (!(error instanceof Exit)) errors += String(error);
      finish(1);
    },
  );

  return {
    alive: () => end === undefined,
    write: (...messages) => {
      for (const message of messages) stdin.write(`${JSON.stringify(message)}\n`);
    },
    endInput: () => stdin.end(),
    async next(timeoutMs) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const text = lines.shift();
        if (text !== undefined) return { kind: "line", text };
        if (end !== undefined) return end;
        if (Date.now() >= deadline) return { kind: "timeout" };
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, deadline - Date.now());
          waiting = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    unread: () => lines,
    errorText: () => errors,
    async kill() {
      stdin.end();
      await ended;
    },
  };
}
