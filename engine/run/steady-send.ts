import pLimit from "p-limit";
import type { NoResponse, Send, WireRequest, WireResponse } from "../../protocol/exchange.ts";
import { isTransportFault, isUnserved } from "./transport-fault.ts";
import { clock, lagPauses } from "./try-again.ts";

/** What a steady door is made of. */
export interface SteadyParts {
  /** Sends once. */
  readonly send: Send;
  /** Whether the target answers a request that changes nothing; asked where it does not answer the last read again. */
  readonly isAlive: () => Promise<boolean>;
  /** Starts the target anew, whatever state it is in; absent: the suite cannot. */
  readonly revive?: (() => Promise<void>) | undefined;
  /** Milliseconds that a target which stopped answering gets to come back by itself, where the suite cannot start it. */
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
  /** How often the target was away and came back, by itself or started anew. */
  readonly epoch: () => number;
}

/** What befell the line to a target. */
export interface TransportCounts {
  /** Requests that a fault of transport befell, and that were tried again. */
  readonly retried: number;
  /** How often the target was started anew. */
  readonly restarted: number;
  /** Connections on which bytes came that nobody had asked for; absent, as in older reports: none. */
  readonly unasked?: number;
}

/** How often a request is sent again that gets no response: a second coincidence is rare, a third one is none. */
const mostAlone = 2;
/** As many times an endpoint is started anew in one run at most: a request that ends it is shrunk with few of them. */
const mostRevivals = 40;
/** The pauses before a request is sent again that a page or a gateway answered, in ms. */
const pagePauses = [50, 200, 800];
/** How often a target that is gone is looked for, in ms. */
const lookEveryMs = 1000;

/**
 * Sends again what a fault of transport befell, unless it is to be sent once. What got no response is sent again alone,
 * while nothing else is in flight, and after the target has come back or was started anew: of all that was in flight
 * when a target broke down, the request that does it again is the one. A page that comes whenever the request is sent,
 * while others are answered, is the target's own; the next to a request of this method and action is taken as it comes.
 */
export function steadySend(parts: SteadyParts): SteadySend {
  const { send, isAlive, revive, patienceMs, signal } = parts;
  const inTurn = pLimit(1);
  const inFlight = new Set<Promise<unknown>>();
  const ownPages = new Set<string>();
  let hasAnswered = parts.hasAnswered ?? false;
  let hasServed = hasAnswered;
  let lastRead: WireRequest | null = null;
  let held: Promise<unknown> | null = null;
  let goneSince: number | null = null;
  let epoch = 0;
  let revivals = 0;
  let retried = 0;

  const beside: Send = async (request, options) => {
    while (held !== null) await held;
    const sent = send(request, options);
    inFlight.add(sent);
    try {
      const outcome = await sent;
      hasAnswered ||= outcome.kind === "response";
      if (!isTransportFault(outcome)) hasServed = true;
      if (isRead(request) && !isTransportFault(outcome)) lastRead = request;
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

  /** One answer is enough: a target that never answers some kind of request may be there all the same. */
  async function isThere(): Promise<boolean> {
    const isReadAnew = lastRead !== null && !isTransportFault(await send(lastRead));
    return isReadAnew || isAlive();
  }

  async function comesBack(): Promise<boolean> {
    if (revive !== undefined && revivals < mostRevivals) {
      revivals++;
      await revive();
      return isThere();
    }
    if (!hasAnswered) return false;
    for (const pause of lagPauses(patienceMs)) {
      if (signal?.aborted === true) return false;
      await clock.pause(pause);
      if (await isThere()) return true;
    }
    return false;
  }

  async function isBack(): Promise<boolean> {
    if (goneSince !== null) return false;
    if (await isThere()) return true;
    if (await comesBack()) epoch++;
    else goneSince = Date.now();
    return goneSince === null;
  }

  async function isGone(): Promise<boolean> {
    if (goneSince === null) return false;
    if (Date.now() - goneSince < lookEveryMs) return true;
    goneSince = Date.now();
    if (!(await isThere())) return true;
    goneSince = null;
    epoch++;
    return false;
  }

  const again = async (first: NoResponse, ...[request, options]: Parameters<Send>): ReturnType<Send> => {
    if (!(await isBack()) || options?.once === true) return first;
    retried++;
    const most = first.cause === "timeout" ? 1 : mostAlone;
    for (let resent = 1; ; resent++) {
      const outcome = { ...(await send(request)), resent };
      if (!isTransportFault(outcome)) return outcome;
      // What ends the target is not to end the trials of others with it, and needs no further proof.
      const before = epoch;
      if (!(await isBack()) || epoch > before || resent === most) return outcome;
    }
  };

  const afterPage = async (
    first: WireResponse,
    ...[request, options]: Parameters<Send>
  ): ReturnType<Send> => {
    const kind = `${first.status} ${request.method} ${actionOf(request)}`;
    if (options?.once === true || ownPages.has(kind)) return first;
    retried++;
    for (const [index, pause] of pagePauses.entries()) {
      await clock.pause(pause);
      const outcome = { ...(await beside(request)), resent: index + 1 };
      if (!isTransportFault(outcome)) return outcome;
    }
    return alone(async () => {
      // Of a target that has answered with nothing but pages so far, its next answers tell whether they are its own.
      if (!hasServed && !isUnserved(first)) return first;
      if (await isThere()) ownPages.add(kind);
      else if (await isBack()) return { ...(await send(request)), resent: pagePauses.length + 1 };
      return first;
    });
  };

  return {
    epoch: () => epoch,
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

/** Whether a request changes nothing. */
function isRead(request: WireRequest): boolean {
  return /^(?:Get|List)/.test(actionOf(request));
}

/** The operation that a request asks for; empty where it names none. */
function actionOf({ path, body }: WireRequest): string {
  return /(?:^|[?&])Action=([^&]*)/.exec(body === "" ? path : body)?.[1] ?? "";
}

const gone: NoResponse = {
  kind: "no-response",
  cause: "other",
  detail: "the target has stopped answering, and did not come back",
  durationMs: 0,
};
