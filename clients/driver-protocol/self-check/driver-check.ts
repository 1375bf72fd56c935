import type { CapturedRequest } from "../../capture/captured-request.ts";
import type { Capture, Script } from "../../capture/start-capture.ts";
import type { DriverProcess } from "../driver-process.ts";
import type { CallResult, Driver } from "../open-driver.ts";
import type { Command, DriverCall, Hello, Reply } from "../protocol.ts";

/** What a check found. */
export type Finding =
  | { readonly outcome: "passes" }
  /** The driver does not claim what is checked. */
  | { readonly outcome: "inapplicable"; readonly detail: string }
  | { readonly outcome: "fails"; readonly detail: string };

/** One call and what it led to. */
export interface CheckedCall {
  readonly result: CallResult;
  /** Undefined where the result is no reply. */
  readonly reply: Reply | undefined;
  readonly requests: readonly CapturedRequest[];
}

/** What a check works with. */
export interface Bench {
  readonly driver: Driver;
  readonly capture: Capture;
  /** Has the driver make a valid call, but for what `changes` says, against an endpoint that answers by `script`. */
  readonly call: (script: Script, changes?: Partial<DriverCall>) => Promise<CheckedCall>;
  /** The command for a valid call. */
  readonly command: (seq: number) => Command;
  /** A second process of the driver after its hello; it is killed at the end of the check. */
  readonly startProcess: () => Promise<{ readonly process: DriverProcess; readonly hello: Hello } | string>;
}

/** One thing that every driver has to do right before anything is said of its client. */
export interface DriverCheck {
  readonly name: string;
  /** What the driver has to do. */
  readonly statement: string;
  readonly run: (bench: Bench) => Promise<Finding>;
}

export const passes: Finding = { outcome: "passes" };

export function fails(detail: string): Finding {
  return { outcome: "fails", detail };
}

export function inapplicable(detail: string): Finding {
  return { outcome: "inapplicable", detail };
}

/** A result in a few words. */
export function describeResult(result: CallResult): string {
  if (result.kind !== "reply") return `${result.kind}: ${result.detail}`;
  const { outcome, status, error } = result.reply;
  const words = [`the reply is ${outcome}`];
  if (status !== undefined && status !== null) words.push(`status ${status}`);
  const text = error?.code ?? error?.text ?? error?.type;
  if (text !== undefined && text !== null) words.push(text.slice(0, 200));
  return words.join(", ");
}
