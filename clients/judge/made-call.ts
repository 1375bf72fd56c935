import type { PlannedCall } from "../../generators/sequences/planned-call.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import type { ScriptedAnswer } from "../capture/scripted-answer.ts";
import type { Captured } from "../capture/start-capture.ts";
import type { CallResult } from "../driver-protocol/open-driver.ts";
import type { Hello } from "../driver-protocol/protocol.ts";
import type { Departure } from "../replies/compare-reply.ts";

/** One call that a client made: what it was given, what it sent, what it was answered and what it made of that. */
export interface MadeCall extends Captured<CallResult> {
  readonly planned: PlannedCall;
  readonly hello: Hello;
  /** `HOST:PORT` of the endpoint. */
  readonly authority: string;
  readonly credentials: Credentials;
  readonly answer: ScriptedAnswer;
  /** The request id in the header and in the body of the answer. */
  readonly requestId: string;
  /** When it ended, in milliseconds since the epoch. */
  readonly endedAt: number;
}

/** What a check says of a call: how it departs, null where all is well, undefined where the call shows nothing. */
export type CallJudgement = Departure | null | undefined;

/** Holds a call against one requirement. */
export type CallCheck = (call: MadeCall) => CallJudgement;

/** A failure and the call of a sequence that shows it. */
export interface FoundFailure {
  /** Counts from 0. */
  readonly at: number;
  readonly failure: Departure;
  /** The calls up to that one. */
  readonly made: readonly MadeCall[];
}
