import pLimit from "p-limit";
import { headerOf, type NoResponse, type Send, type WireResponse } from "../../protocol/exchange.ts";
import { isTransportFault } from "./transport-fault.ts";
import { clock, lagPauses } from "./try-again.ts";

/** What a steady door is made of. */
export interface SteadyParts {
  /** Sends once. */
  readonly send: Send;
  /** Whether the target answers a request that it has answered before, and that changes nothing. */
  readonly isAlive: () => Promise<boolean>;
  /** Starts the target anew, whatever state it is in; absent: the suite cannot. */
  readonly revive?: (() => Promise<void>) | undefined;
  /** Milliseconds that a target which stopped answering gets to come back by itself. */
  readonly patienceMs: number;
  /** Whether it has answered before; otherwise it has to answer once through this door before it is waited for. */
  readonly hasAnswered?: boolean;
  /** Aborted: a target that is away is not waited for. */
  readonly signal?: AbortSignal | undefined;
}

/** A door that faults of transport pass by unless they come again. */
export interface SteadySend {
  readonly send: Send;
  readonly counts: () => TransportCounts;
}

/** What befell the line to a target. */
export interface TransportCounts {
  /** Requests that a fault of transport befell, and that were tried again. */
  readonly retried: number;
  /** How often the target was started anew. */
  readonly restarted: number;
}

/** How often a request is sent again that gets no response: a second coincidence is rare, a third one is none. */
const mostAlone = 2;
/** As many times an endpoint is started anew in one run at most: a request that ends it is shrunk with few of them. */
const mostRevivals = 40;
/** The pauses before a request is sent again that a page or a gateway answered, in ms. */
const pagePauses = [50, 200, 800];
/** How often a target that is gone is looked for, in ms. */
const lookEveryMs = 1000;
/** A target that the suite can start itself is not waited for longer, in ms. */
const revivalAfterMs = 500;

/**
 * Sends again what a fault of transport befell, unless it is to be sent once. What got no response is sent again alone,
 * while nothing else is in flight, and after the target has come back or was started anew: of all that was in flight
 * when a target broke down, the request that does it again is the one. A page that comes whenever the request is sent
 * is the target's own answer, and pages like it are taken as they come from then on.
 */
export function steadySend(parts: SteadyParts): SteadySend {
  const { send, isAlive, revive, patienceMs, signal } = parts;
  const inTurn = pLimit(1);
  const inFlight = new Set<Promise<unknown>>();
  const ownPages = new Set<string>();
  let hasAnswered = parts.hasAnswered ?? false;
  let held: Promise<unknown> | null = null;
  let goneSince: number | null = null;
  let revivals = 0;
  let retried = 0;

  const beside: Send = async (request, options) => {
    while (held !== null) await held;
    const sent = send(request, options);
    inFlight.add(sent);
    try {
      const outcome = await sent;
      hasAnswered ||= outcome.kind === "response";
      return outcome;
    } finally {
      inFlight.delete(sent);
    }
  };

  /** Runs `action` while nothing else is in flight. */
  const alone = <T>(action: () => Promise<T>): Promise<T> =>
    inTurn(async () => {
      const turn = Promise.allSettled([...inFlight]).then(action);
      held = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        held = null;
      }
    });

  async function comesBack(): Promise<boolean> {
    if (await isAlive()) return true;
    if (!hasAnswered && revive === undefined) return false;
    const mostMs = revive === undefined ? patienceMs : Math.min(patienceMs, revivalAfterMs);
    for (const pause of lagPauses(mostMs)) {
      if (signal?.aborted === true) return false;
      await clock.pause(pause);
      if (await isAlive()) return true;
    }
    if (revive === undefined || revivals === mostRevivals) return false;
    revivals++;
    await revive();
    return isAlive();
  }

  async function isBack(): Promise<boolean> {
    if (goneSince !== null) return false;
    const isThere = await comesBack();
    goneSince = isThere ? null : Date.now();
    return isThere;
  }

  async function isGone(): Promise<boolean> {
    if (goneSince === null) return false;
    if (Date.now() - goneSince < lookEveryMs) return true;
    goneSince = Date.now();
    if (await isAlive()) goneSince = null;
    return goneSince !== null;
  }

  const again = async (first: NoResponse, ...[request, options]: Parameters<Send>): ReturnType<Send> => {
    retried++;
    if (!(await isBack()) || options?.once === true) return first;
    const most = first.cause === "timeout" ? 1 : mostAlone;
    for (let resent = 1; ; resent++) {
      const outcome = { ...(await send(request)), resent };
      if (!isTransportFault(outcome)) return outcome;
      // What ends the target is not to end the trials of others with it.
      await isBack();
      if (resent === most) return outcome;
    }
  };

  const afterPage = async (
    first: WireResponse,
    ...[request, options]: Parameters<Send>
  ): ReturnType<Send> => {
    const kind = `${first.status} ${headerOf(first, "content-type")}`;
    if (options?.once === true || ownPages.has(kind)) return first;
    retried++;
    for (const [index, pause] of pagePauses.entries()) {
      await clock.pause(pause);
      const outcome = { ...(await beside(request)), resent: index + 1 };
      if (!isTransportFault(outcome)) return outcome;
    }
    ownPages.add(kind);
    return first;
  };

  return {
    counts: () => ({ retried, restarted: revivals }),
    send: async (request, options) => {
      if (goneSince !== null && (await isGone())) return gone;
      const first = await beside(request, options);
      if (!isTransportFault(first)) return first;
      return first.kind === "response"
        ? afterPage(first, request, options)
        : alone(() => again(first, request, options));
    },
  };
}

const gone: NoResponse = {
  kind: "no-response",
  cause: "other",
  detail: "the target has stopped answering, and did not come back",
  durationMs: 0,
};
