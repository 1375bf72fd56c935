import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Environment } from "../home-path.ts";
import { acceptsConnections, answersHttp } from "./answers.ts";
import { endGroup } from "./end-group.ts";
import { guardGroup } from "./guard-group.ts";
import { createLogTail } from "./log-tail.ts";

/** A program to start, with every placeholder filled in. */
export interface ProcessSettings {
  /** Program and arguments; no shell reads them. */
  readonly command: readonly string[];
  readonly cwd?: string;
  /** The whole environment of the program. */
  readonly environment: Environment;
  /** What has to answer before it counts as started. */
  readonly ready: { readonly url?: string; readonly port?: number; readonly timeoutMs: number };
  /** File that takes all of its output. */
  readonly log?: string;
  /** Milliseconds between TERM and KILL. */
  readonly graceMs?: number;
}

/** A program that runs and answers. */
export interface StartedProcess {
  readonly pid: number;
  /** How it ended by itself, with its last lines, for people; null while it runs. */
  ended(): string | null;
  /** Ends the program and everything that it has started, whatever that takes. Never rejects. */
  stop(): Promise<void>;
}

/** The program could not be started, or did not get ready; `message` is for people and ends with its last lines. */
export class StartError extends Error {
  override readonly name = "StartError";
}

const usualGraceMs = 10_000;
const pauseMs = 50;
const takenCheckMs = 1000;

/**
 * Starts a program in a process group of its own and waits until it answers. Throws StartError, with nothing left
 * running, where there is no such program, where it ends, and where it does not answer in time.
 */
export async function startProcess(settings: ProcessSettings): Promise<StartedProcess> {
  const { command, cwd, environment, ready, graceMs = usualGraceMs } = settings;
  const [program = "", ...rest] = command;
  if (await isReady(ready, takenCheckMs)) {
    throw new StartError(
      `${describeCheck(ready)} already answers before ${program} is started; free that port, or change it in the entry`,
    );
  }
  const log = openLog(settings.log);
  const tail = createLogTail();
  const child = spawn(program, rest, {
    ...(cwd === undefined ? {} : { cwd }),
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let end: string | null = null;
  const ending = new Promise<false>((resolve) => {
    const note = (how: string) => {
      end ??= how;
      resolve(false);
    };
    child.once("error", (error) => note(`could not be started: ${error.message}`));
    child.once("exit", (code, signal) =>
      note(signal === null ? `exited with code ${code}` : `was ended by ${signal}`),
    );
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      tail.add(chunk);
      log?.write(chunk);
    });
    stream.on("error", () => undefined);
  }
  const { pid } = child;
  const guard = pid === undefined ? null : guardGroup(pid, graceMs);

  const stop = async () => {
    if (pid !== undefined) await endGroup(pid, graceMs);
    guard?.dismiss();
    child.stdout.destroy();
    child.stderr.destroy();
    log?.end();
  };
  const withLines = (what: string) => describe(program, what, tail.lines());

  const deadline = Date.now() + ready.timeoutMs;
  while (end === null && Date.now() < deadline) {
    const answered = await Promise.race([ending, isReady(ready, deadline - Date.now())]);
    await sleep(pauseMs);
    // What answers although the program has ended is somebody else.
    if (answered && end === null && pid !== undefined)
      return { pid, stop, ended: () => (end === null ? null : withLines(end)) };
  }
  // The last lines may still be on their way.
  await sleep(pauseMs);
  const message = withLines(
    end ?? `was not ready in time: ${describeCheck(ready)} did not answer within ${ready.timeoutMs / 1000} s`,
  );
  await stop();
  throw new StartError(message);
}

async function isReady({ url, port }: ProcessSettings["ready"], timeoutMs: number): Promise<boolean> {
  if (url !== undefined) return answersHttp(new URL(url), timeoutMs);
  return port !== undefined && acceptsConnections("127.0.0.1", port, timeoutMs);
}

function describeCheck({ url, port }: ProcessSettings["ready"]): string {
  return url ?? `port ${port}`;
}

function describe(program: string, what: string, lines: readonly string[]): string {
  if (lines.length === 0) return `${program} ${what}; it printed nothing`;
  return [`${program} ${what}; its last output:`, ...lines.map((line) => `  ${line}`)].join("\n");
}

function openLog(file: string | undefined): WriteStream | null {
  if (file === undefined) return null;
  mkdirSync(dirname(file), { recursive: true });
  const log = createWriteStream(file);
  // A log that cannot be written takes nothing away from the run.
  log.on("error", () => undefined);
  return log;
}
