import type { PlannedCall } from "../../generators/sequences/planned-call.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import type { CapturedRequest } from "../capture/captured-request.ts";
import type { ScriptedAnswer } from "../capture/scripted-answer.ts";
import type { CallResult } from "../driver-protocol/open-driver.ts";
import type { Hello } from "../driver-protocol/protocol.ts";

/** One call that a client made: what it was given, what it sent, what it was answered and what it made of that. */
export interface MadeCall {
  readonly planned: PlannedCall;
  readonly hello: Hello;
  /** `HOST:PORT` of the endpoint. */
  readonly authority: string;
  readonly credentials: Credentials;
  /** In the order in which they came; empty: nothing was sent. */
  readonly requests: readonly CapturedRequest[];
  readonly answer: ScriptedAnswer;
  /** The request id in the header and in the body of the answer. */
  readonly requestId: string;
  readonly result: CallResult;
  /** When it ended, in milliseconds since the epoch. */
  readonly endedAt: number;
}

/** How a call departs from one requirement. */
export interface ClientFailure {
  readonly expected: string;
  readonly observed: string;
}

/** A failure and the call of a sequence that shows it. */
export interface FoundFailure {
  /** Counts from 0. */
  readonly at: number;
  readonly failure: ClientFailure;
  /** The calls up to that one. */
  readonly made: readonly MadeCall[];
}

/** What a check says of a call: a failure, null where all is well, undefined where the call shows nothing. */
export type CallFinding = ClientFailure | null | undefined;

/** Holds a call against one requirement. */
export type CallCheck = (call: MadeCall) => CallFinding;
