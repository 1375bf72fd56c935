import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../package-root.ts";

/** How the program ended. */
export interface Ended {
  /** null: by a signal. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The compiled program under way. */
export interface RunningProgram {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard error holds `text`; rejects where the program ends without it. */
  readonly says: (text: string) => Promise<void>;
}

/** The compiled program in a working folder of its own. */
export interface Programs {
  readonly folder: string;
  /**
   * Starts it; `environment` comes on top of one without AWS variables, `nodeArguments` before the program. Standard
   * output goes to the descriptor `output`, where one is given.
   */
  start(
    words: readonly string[],
    environment?: Readonly<Record<string, string>>,
    nodeArguments?: readonly string[],
    output?: number,
  ): RunningProgram;
  run(words: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended>;
  /** A file of the working folder. */
  read(name: string): string;
  /** The journals in the working folder. */
  journals(): string[];
  /** Ends what still runs, and removes the folder. */
  end(): void;
}

const main = join(packageRoot, "dist", "cli", "main.js");

/** Makes a working folder for programs; `end` removes it. */
export function createPrograms(): Programs {
  const folder = mkdtempSync(join(tmpdir(), "program-test-"));
  const running = new Set<ChildProcess>();
  const start: Programs["start"] = (words, environment = {}, nodeArguments = [], output) => {
    const child = spawn(process.execPath, [...nodeArguments, main, ...words], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...environment },
      stdio: ["ignore", output ?? "pipe", "pipe"],
    });
    running.add(child);
    return follow(child, () => running.delete(child));
  };
  return {
    folder,
    start,
    run: (words, environment) => start(words, environment).ended,
    read: (name) => readFileSync(join(folder, name), "utf8"),
    journals: () =>
      readdirSync(folder).includes(".iam-conformance") ? readdirSync(join(folder, ".iam-conformance")) : [],
    end: () => {
      for (const child of running) child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function follow(child: ChildProcess, onEnd: () => void): RunningProgram {
  const texts = { out: "", err: "" };
  const heard = new Set<() => void>();
  const collect = (name: "out" | "err") => (chunk: Buffer) => {
    texts[name] += chunk.toString();
    for (const listener of heard) listener();
  };
  child.stdout?.on("data", collect("out"));
  child.stderr?.on("data", collect("err"));
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code) => {
      onEnd();
      resolve({ code, ...texts });
      for (const listener of heard) listener();
    });
  });
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const listen = () => {
        if (!texts.err.includes(text)) {
          if (child.exitCode === null && child.signalCode === null) return;
          reject(new Error(`ended without saying ${text}: ${texts.err}`));
        } else resolve();
        heard.delete(listen);
      };
      heard.add(listen);
      listen();
    });
  return { child, ended, says };
}
