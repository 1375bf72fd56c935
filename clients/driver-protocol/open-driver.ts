import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../../targets/home-path.ts";
import { driverEnvironment } from "./driver-environment.ts";
import { type DriverProcess, type LineOrEnd, startDriverProcess } from "./driver-process.ts";
import { type CallOptions, type DriverCall, driverProtocol, type Hello, type Reply } from "./protocol.ts";
import { type ReadMessage, readHello, readReply } from "./read-message.ts";

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

const defaults = { startTimeoutMs: 30_000, callTimeoutMs: 60_000, maxLineBytes: 1024 * 1024 } as const;
const stopTimeoutMs = 2000;

/** Starts a driver and shakes hands with it. The home folder that it gets is new and empty. */
export async function openDriver(settings: DriverSettings): Promise<OpenedDriver> {
  const limits = { ...defaults, ...settings };
  const home = await mkdtemp(join(tmpdir(), "iam-conformance-driver-"));
  const secrets = new Set<string>();
  let running: DriverProcess | undefined;
  let starts = 0;
  let seq = 0;
  let line: Promise<unknown> = Promise.resolve();
  let busy = false;
  let closed: Promise<void> | undefined;

  async function start(): Promise<ReadMessage<Hello>> {
    starts += 1;
    const child = startDriverProcess({
      command: settings.command,
      cwd: home,
      environment: driverEnvironment(settings.ownEnvironment, home, settings.environment),
      maxLineBytes: limits.maxLineBytes,
    });
    child.write({ cmd: "start", protocol: driverProtocol });
    const answer = await child.next(limits.startTimeoutMs);
    const hello =
      answer.kind === "line"
        ? readHello(answer.text)
        : { ok: false as const, problem: explain(answer, limits.startTimeoutMs) };
    if (hello.ok) {
      running = child;
      return hello;
    }
    await child.kill();
    return { ok: false, problem: withErrors(hello.problem, child) };
  }

  function withErrors(problem: string, child: DriverProcess): string {
    const text = lastLines(child.errorText());
    let shown = text === "" ? problem : `${problem}; its standard error ends: ${text}`;
    for (const secret of secrets) shown = shown.replaceAll(secret, "[secret]");
    return shown;
  }

  async function fail(
    child: DriverProcess,
    kind: Exclude<CallResult["kind"], "reply">,
    problem: string,
  ): Promise<CallResult> {
    running = undefined;
    await child.kill();
    return { kind, detail: withErrors(problem, child) };
  }

  async function carryOut(call: DriverCall): Promise<CallResult> {
    if (closed !== undefined) return { kind: "died", detail: "the driver has been stopped" };
    if (running?.alive() === false) {
      await running.kill();
      running = undefined;
    }
    if (running === undefined) {
      const again = await start();
      if (!again.ok) return { kind: "died", detail: `the driver cannot be started again: ${again.problem}` };
    }
    const child = running;
    if (child === undefined) return { kind: "died", detail: "the driver has been stopped" };
    secrets.add(call.credentials.secretAccessKey);
    if (call.credentials.sessionToken !== undefined) secrets.add(call.credentials.sessionToken);
    if (child.unread() > 0) return fail(child, "garbled", "it wrote a line that nobody asked for");
    seq += 1;
    const options = supportedOptions(call.options, hello);
    child.write({ cmd: "call", seq, ...call, options });
    busy = true;
    const answer = await child.next(limits.callTimeoutMs);
    busy = false;
    switch (answer.kind) {
      case "timeout":
        return fail(child, "hung", explain(answer, limits.callTimeoutMs));
      case "ended":
        return fail(child, "died", explain(answer, 0));
      case "garbled":
        return fail(child, "garbled", explain(answer, 0));
      case "line": {
        const read = readReply(answer.text, seq);
        return read.ok ? { kind: "reply", reply: read.message } : fail(child, "garbled", read.problem);
      }
    }
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

  const first = await start();
  if (!first.ok) {
    await rm(home, { recursive: true, force: true });
    return { ok: false, problem: first.problem };
  }
  const hello = first.message;
  const driver: Driver = {
    hello,
    call(call) {
      const result = line.then(() => carryOut(call));
      line = result;
      return result;
    },
    restarts: () => starts - 1,
    close() {
      closed ??= shut();
      return closed;
    },
  };
  return { ok: true, driver };
}

function explain(answer: Exclude<LineOrEnd, { kind: "line" }>, timeoutMs: number): string {
  switch (answer.kind) {
    case "timeout":
      return `nothing came from the driver within ${timeoutMs} ms`;
    case "garbled":
      return answer.problem;
    case "ended":
      return answer.how;
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

/** The last lines in one, as people read a traceback from its end. */
function lastLines(text: string): string {
  return text.trim().split("\n").slice(-3).join(" | ").slice(-600);
}
