import { rm } from "node:fs/promises";
import { excerpt } from "../../protocol/answers/excerpt.ts";
import { createSecrets, type Secrets } from "../../protocol/secrets/secrets.ts";
import type { Environment } from "../../targets/home-path.ts";
import { makeTemporaryFolder } from "../../targets/temporary-folder.ts";
import { driverEnvironment } from "./driver-environment.ts";
import {
  type DriverProcess,
  type DriverProgram,
  type LineOrEnd,
  startDriverProcess,
} from "./driver-process.ts";
import { type CallOptions, type DriverCall, driverProtocol, type Hello, type Reply } from "./protocol.ts";
import { readHello, readReply } from "./read-message.ts";

/** How a driver is started and how long it may take. */
export interface DriverSettings {
  /** The program and its words. */
  readonly command: readonly [program: string, ...words: string[]];
  /** Variables beside those that every driver gets. */
  readonly environment?: Environment;
  /** Environment of the suite: only `PATH` is taken from it. */
  readonly ownEnvironment: Environment;
  /** Milliseconds from a start to the hello. */
  readonly startTimeoutMs?: number;
  /** Milliseconds that a call may take; then the driver is ended and replaced. */
  readonly callTimeoutMs?: number;
  /** Bytes that a line of the driver may have. */
  readonly maxLineBytes?: number;
  /** Starts it in another way than as a process. */
  readonly start?: (program: DriverProgram) => DriverProcess;
}

/** What became of a call. Only a reply says anything of the client; whatever else is never a pass. */
export type CallResult =
  | { readonly kind: "reply"; readonly reply: Reply }
  /** No reply within the deadline; the driver was killed. */
  | { readonly kind: "hung"; readonly detail: string }
  /** The driver ended instead of replying, or could not be started again. */
  | { readonly kind: "died"; readonly detail: string }
  /** The driver does not keep to the protocol; it was killed. */
  | { readonly kind: "garbled"; readonly detail: string };

/** A running driver. */
export interface Driver {
  readonly hello: Hello;
  /**
   * Has the client make one call; calls that overlap wait in line. Options that the driver does not name among its
   * capabilities are left out. After a result other than a reply, the next call starts the driver again.
   * Never rejects.
   */
  readonly call: (call: DriverCall) => Promise<CallResult>;
  /** How often the driver was started again. */
  readonly restarts: () => number;
  /** How many calls hung. From the first one on the others get less time. */
  readonly hangs: () => number;
  /**
   * Tells the driver to stop, kills what is left of it, and removes its home folder. A call under way ends as
   * `died`. May be called twice.
   */
  readonly close: () => Promise<void>;
}

/** An opened driver, or in one line why it cannot be used. */
export type OpenedDriver =
  | { readonly ok: true; readonly driver: Driver }
  | { readonly ok: false; readonly problem: string };

/** Milliseconds that a call may take where the settings say nothing. */
export const defaultCallTimeoutMs = 60_000;

/** Milliseconds that a call may take once another one has hung: a client that hangs again must not cost a minute each time. */
const impatientMs = 10_000;

const defaults = { startTimeoutMs: 30_000, maxLineBytes: 1024 * 1024, start: startDriverProcess } as const;
const stopTimeoutMs = 2000;
/** Characters that are shown of a line that is not of the protocol. */
const mostOfLine = 200;

/** A process of a driver that has said its hello, or why there is none; then it has been killed. */
export type StartedDriver =
  | { readonly ok: true; readonly process: DriverProcess; readonly hello: Hello }
  | { readonly ok: false; readonly problem: string };

/** Starts one process of a driver and shakes hands with it. `home`: its home folder; `secrets`: what no text may show. */
export async function startDriver(
  settings: DriverSettings,
  home: string,
  secrets: Secrets = createSecrets(),
): Promise<StartedDriver> {
  const { startTimeoutMs, maxLineBytes, start } = { ...defaults, ...settings };
  const process = start({
    command: settings.command,
    cwd: home,
    environment: driverEnvironment(settings.ownEnvironment, home, settings.environment),
    maxLineBytes,
  });
  process.write({ cmd: "start", protocol: driverProtocol });
  const line = await process.next(startTimeoutMs);
  const read =
    line.kind === "line"
      ? readHello(line.text)
      : { ok: false as const, problem: describeEnd(line, startTimeoutMs) };
  if (read.ok) return { ok: true, process, hello: read.message };
  await process.kill();
  return { ok: false, problem: withErrors(read.problem, process, secrets) };
}

/**
 * Starts a driver and shakes hands with it. The home folder that it gets is new and empty; throws TemporaryFolderError where
 * there can be none.
 */
export async function openDriver(settings: DriverSettings): Promise<OpenedDriver> {
  const { callTimeoutMs = defaultCallTimeoutMs } = settings;
  const home = makeTemporaryFolder("driver");
  const secrets = createSecrets();
  let running: DriverProcess | undefined;
  let restarts = 0;
  let hangs = 0;
  let seq = 0;
  let line: Promise<unknown> = Promise.resolve();
  let busy = false;
  let closed: Promise<void> | undefined;

  async function fail(
    child: DriverProcess,
    kind: Exclude<CallResult["kind"], "reply">,
    problem: string,
  ): Promise<CallResult> {
    running = undefined;
    await child.kill();
    return { kind, detail: withErrors(problem, child, secrets) };
  }

  async function carryOut(call: DriverCall): Promise<CallResult> {
    if (closed !== undefined) return { kind: "died", detail: "the driver has been stopped" };
    if (running?.alive() === false) {
      await running.kill();
      running = undefined;
    }
    if (running === undefined) {
      restarts += 1;
      const again = await startDriver(settings, home, secrets);
      if (!again.ok) return { kind: "died", detail: `the driver cannot be started again: ${again.problem}` };
      if (closed !== undefined) {
        await again.process.kill();
        return { kind: "died", detail: "the driver has been stopped" };
      }
      running = again.process;
    }
    const child = running;
    secrets.add(call.credentials.secretAccessKey);
    secrets.add(call.credentials.sessionToken ?? "");
    const [unasked] = child.unread();
    if (unasked !== undefined)
      return fail(child, "garbled", `it wrote a line that nobody asked for: ${shownLine(unasked, secrets)}`);
    seq += 1;
    const options = supportedOptions(call.options, hello);
    child.write({ cmd: "call", seq, ...call, options });
    busy = true;
    const patience = hangs === 0 ? callTimeoutMs : Math.min(callTimeoutMs, impatientMs);
    const answer = await child.next(patience);
    busy = false;
    if (answer.kind === "timeout") hangs += 1;
    if (answer.kind !== "line") return fail(child, failureOf[answer.kind], describeEnd(answer, patience));
    const read = readReply(answer.text, seq);
    if (read.ok) return { kind: "reply", reply: read.message };
    return fail(child, "garbled", `${read.problem}: ${shownLine(answer.text, secrets)}`);
  }

  async function shut(): Promise<void> {
    const child = running;
    if (child !== undefined && !busy) {
      child.write({ cmd: "stop" });
      child.endInput();
      await child.next(stopTimeoutMs);
    }
    // A call under way ends as `died`.
    await child?.kill();
    await line;
    await rm(home, { recursive: true, force: true });
  }

  const first = await startDriver(settings, home);
  if (!first.ok) {
    await rm(home, { recursive: true, force: true });
    return first;
  }
  running = first.process;
  const { hello } = first;
  const driver: Driver = {
    hello,
    call(call) {
      const result = line.then(() => carryOut(call));
      line = result;
      return result;
    },
    restarts: () => restarts,
    hangs: () => hangs,
    close() {
      closed ??= shut();
      return closed;
    },
  };
  return { ok: true, driver };
}

/** What a process that wrote no line has come to. */
const failureOf = { timeout: "hung", ended: "died", garbled: "garbled" } as const;

/** What came of a process in place of the line that was waited for. */
export function describeEnd(end: Exclude<LineOrEnd, { kind: "line" }>, timeoutMs: number): string {
  switch (end.kind) {
    case "timeout":
      return `nothing came from the driver within ${timeoutMs} ms`;
    case "garbled":
      return end.problem;
    case "ended":
      return end.how;
  }
}

function supportedOptions(options: CallOptions, { capabilities }: Hello): CallOptions {
  const { maxAttempts, timeoutMs, clientValidation } = options;
  const can = (name: keyof CallOptions) => capabilities.options.includes(name);
  return {
    ...(maxAttempts !== undefined && can("maxAttempts") ? { maxAttempts } : {}),
    ...(timeoutMs !== undefined && can("timeoutMs") ? { timeoutMs } : {}),
    ...(clientValidation !== undefined && can("clientValidation") ? { clientValidation } : {}),
  };
}

/** A line of a driver, cut and without the secrets of its calls. */
function shownLine(line: string, secrets: Secrets): string {
  return excerpt(secrets.without(line), mostOfLine);
}

/** A problem with the last lines that the process wrote to standard error: people read a traceback from its end. */
function withErrors(problem: string, process: DriverProcess, secrets: Secrets): string {
  const text = secrets.without(process.errorText()).trim().split("\n").slice(-3).join(" | ").slice(-600);
  return text === "" ? problem : `${problem}; its standard error ends: ${text}`;
}
