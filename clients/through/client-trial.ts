import { expiredCodes, throttlingCodes } from "../../contract/messages.ts";
import {
  credentialIdParameter,
  statusParameter,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import { listCredentials, listUntil, type UserState } from "../../engine/fixtures/fixture-calls.ts";
import { ExpiredCredentialsError } from "../../engine/fixtures/fixture-error.ts";
import { changeWords, stateDifference, statusOf } from "../../engine/fixtures/lane.ts";
import type { Broken, Failure } from "../../engine/judge/verdict.ts";
import { call, stillThrottled } from "../../engine/run/call.ts";
import type { Connection } from "../../engine/run/connection.ts";
import { TransportError } from "../../engine/run/trial.ts";
import { throttlingPauses, tryAgain } from "../../engine/run/try-again.ts";
import { excerpt } from "../../protocol/answers/excerpt.ts";
import type { ReplyExpectation } from "../../suites/surfaces.ts";
import type { Driver } from "../driver-protocol/open-driver.ts";
import type { Reply } from "../driver-protocol/protocol.ts";
import { cleanReply } from "../replies/clean-reply.ts";
import { describeResult } from "../replies/describe-reply.ts";
import { judgeReply } from "./judge-reply.ts";

/** A client as a surface of the target, and a user whose credentials nobody else touches. */
export interface ClientSurface {
  readonly driver: Driver;
  /** Of the suite itself: fixtures are made and states are read through it. */
  readonly connection: Connection;
  readonly userName: string;
  /** Milliseconds that the client waits for an answer. */
  readonly timeoutMs: number;
  /** Told of the requests of each call. */
  readonly onRequests: (count: number) => void;
}

/** What came of a call says nothing of the target. `message` says why, for people. */
export class SaysNothing extends Error {
  override readonly name = "SaysNothing";
  /** What broke; null: nothing did, and the requirement is untestable. */
  readonly brokenBy: Broken["brokenBy"] | null;

  constructor(message: string, brokenBy: Broken["brokenBy"] | null) {
    super(message);
    this.brokenBy = brokenBy;
  }
}

/** The parameters of one call, by their names on the wire. */
export type Params = Readonly<Record<string, string>>;

/** What one call through a client led to. */
export interface ClientTrial {
  readonly failure: Failure | null;
  readonly params: Params;
  readonly reply: Reply;
}

const operation = updateServiceSpecificCredential;

/**
 * Has the client make one call, and judges its reply and, where the expectation says so, the state afterwards.
 * Throws SaysNothing where that says nothing of the target, FixtureError where the state cannot be read, and
 * TransportError.
 */
export async function tryCall(
  surface: ClientSurface,
  expectation: ReplyExpectation,
  params: Params,
): Promise<ClientTrial> {
  const before =
    expectation.reply === "service-error"
      ? await listCredentials(surface.connection, surface.userName)
      : null;
  const reply = await callThrough(surface, params);
  const failure =
    reply.outcome === "no-response"
      ? await judgeSilence(surface, params, reply)
      : judgeAnswer(surface, expectation, reply);
  if (failure !== null) return { failure, params, reply };
  return { failure: await judgeState(surface, expectation, params, before), params, reply };
}

/** One call by the client; throttling is waited out, and is never judged. */
export async function callThrough(surface: ClientSurface, params: Params): Promise<Reply> {
  const reply = await tryAgain(() => callOnce(surface, params), isThrottled, throttlingPauses());
  if (isThrottled(reply)) throw new TransportError(stillThrottled);
  return reply;
}

async function callOnce(surface: ClientSurface, params: Params): Promise<Reply> {
  const { driver, connection, timeoutMs } = surface;
  const { credentials } = connection;
  const result = await driver.call({
    operation: operation.name,
    client: "shared",
    endpoint: connection.endpoint.href,
    region: connection.region,
    credentials,
    params,
    options: { maxAttempts: 1, timeoutMs },
  });
  if (result.kind !== "reply") {
    throw new SaysNothing(describeResult(result), "suite");
  }
  const reply = cleanReply(result.reply, credentials);
  const isSent = reply.outcome !== "refused" && reply.outcome !== "skipped";
  surface.onRequests(isSent ? Math.max(1, Math.min(reply.attempts ?? 1, mostCounted)) : 0);
  if (isRefusedAs(reply, expiredCodes)) throw new ExpiredCredentialsError();
  return reply;
}

function isThrottled(reply: Reply): boolean {
  return reply.status === 429 || isRefusedAs(reply, throttlingCodes);
}

function isRefusedAs({ outcome, error }: Reply, codes: readonly string[]): boolean {
  return outcome === "service-error" && codes.includes(error?.code ?? "");
}

/** What a driver says of its attempts is counted up to here. */
const mostCounted = 100;

function judgeAnswer({ driver }: ClientSurface, expectation: ReplyExpectation, reply: Reply): Failure | null {
  const judgement = judgeReply(expectation, reply, driver.hello.capabilities);
  switch (judgement.kind) {
    case "meets":
      return null;
    case "fails":
      return judgement.failure;
    case "says-nothing":
      throw new SaysNothing(judgement.reason, judgement.outcome === "broken" ? "suite" : null);
  }
}

/** A client without an answer: the target's fault only where the suite itself gets none to the same input. */
async function judgeSilence({ connection }: ClientSurface, params: Params, reply: Reply): Promise<Failure> {
  const { exchange } = await call(connection, { operation, parameters: Object.entries(params) });
  const text = reply.error?.text ?? reply.error?.type ?? "";
  if (exchange.outcome.kind === "response")
    throw new SaysNothing(
      `the client got no answer, though the suite itself did (${exchange.outcome.status}): ${excerpt(text)}`,
      "transport",
    );
  return {
    kind: "no-answer",
    expected: "an answer",
    observed: `no answer to the client, and none to the suite itself (${exchange.outcome.cause})`,
  };
}

async function judgeState(
  { connection, userName }: ClientSurface,
  expectation: ReplyExpectation,
  params: Params,
  before: UserState | null,
): Promise<Failure | null> {
  if (expectation.reply === "success" && (expectation.state === "visible" || connection.consistencyMs > 0)) {
    const id = params[credentialIdParameter.name] ?? "";
    const requested = params[statusParameter.name] ?? "";
    const shown = statusOf(
      await listUntil(connection, userName, (state) => statusOf(state, id) === requested),
      id,
    );
    // What is not judged is waited for all the same, so that nobody takes its arrival for a change of their own.
    if (shown === requested || expectation.state === "unread") return null;
    const observed = shown === undefined ? "the credential disappeared" : `Status ${shown}`;
    return { kind: "state", expected: `Status ${requested}`, observed: `success, but ${observed}` };
  }
  if (before === null) return null;
  const difference = stateDifference(before, await listCredentials(connection, userName));
  return difference === null
    ? null
    : { kind: "state", expected: "nothing changed", observed: `an error, but ${changeWords(difference)}` };
}
