import { setTimeout as sleep } from "node:timers/promises";
import { type buildConnector, Client } from "undici";
import { quietConnector } from "./quiet-connector.ts";

/** One connection at a time to a target; it carries one request at a time. */
export interface Line {
  readonly client: Client;
  /** A request was written, and its answer has not come. */
  isAsked: boolean;
  /** Answers that came on it. */
  answers: number;
  /** When it has been silent for a while since its last answer, on the clock of `performance`. */
  silentAt: number;
  /** It is not used before that. */
  isToRest: boolean;
}

/** The connections to a target. */
export interface Lines {
  /** A line for one request. No more than `most` may be held at once. */
  take(): Promise<Line>;
  /** Gives a line back on which an exchange took so many milliseconds. */
  giveBack(line: Line, durationMs: number): void;
  /** A line that no other request gets, made by a connector of its own; to be discarded. */
  openOwn(connect: buildConnector.connector): Line;
  /** Ends a line that was taken or opened. */
  discard(line: Line): void;
  /** Connections on which bytes came so far that nobody had asked for. */
  unasked(): number;
  /** Resolves when each connection has been silent for so long that nothing unasked can be on its way on it. */
  settle(): Promise<void>;
  /** Breaks all connections off with this error. */
  destroy(error: Error): Promise<void>;
}

/** How lines are made. */
export interface LineOptions {
  readonly origin: string;
  readonly connect: buildConnector.connector;
  /** Most of them. */
  readonly most: number;
  /** Each request gets a connection of its own from the start. */
  readonly apart: boolean;
}

// Some servers close idle connections after 2 s without announcing it; a request written at that moment is lost.
const idleMs = 1000;

/** A line is left alone for so long after an answer where others can be used: a further answer would follow at once. */
const restMs = 2;
/** So many connections are listened to for as long as their first bytes may be on their way. */
const mostSounded = 16;
const mostListenMs = 250;
/** A target that speaks first is given so long to do it. */
const earlyMs = 30;
/** What a server writes in two pieces may wait for the client's delayed acknowledgement (RFC 1122, section 4.2.3.2). */
const settleMs = 100;
/** How often a line is looked at until it has settled, each a tenth of that time after the other. */
const mostLooks = 30;

/**
 * Keeps connections such that no answer is taken for that of another request. HTTP tells answers apart by their order
 * alone, so bytes that come while nothing is asked for put in doubt what came before and what comes next on the
 * connection (RFC 9112, section 9.2). Each is listened to when it is new, and now and then after an answer;
 * where something comes, it is given up, and from then on each request gets a connection of its own.
 */
export function createLines({ origin, connect, most, apart }: LineOptions): Lines {
  const idle: Line[] = [];
  const open = new Set<Line>();
  let opened = 0;
  let unasked = 0;
  let hasEarly = false;
  let settling = 0;
  const isApart = () => apart || unasked > 0;

  function openOwn(connectOwn: buildConnector.connector): Line {
    opened++;
    const isSounded = opened <= mostSounded || isApart();
    const client = new Client(origin, {
      connect: quietConnector(connectOwn, {
        listenMs: (connectMs) => {
          if (!isSounded) return 1;
          return Math.min((hasEarly ? earlyMs : restMs) + 1.5 * connectMs, mostListenMs);
        },
        onUnasked: () => {
          unasked++;
          hasEarly = true;
        },
      }),
      // The deadline of each request takes the place of both, and is exact where these are rounded to half a second.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: idleMs,
      keepAliveMaxTimeout: idleMs,
    });
    const line: Line = { client, isAsked: false, answers: 0, silentAt: 0, isToRest: false };
    client.on("disconnect", (_origin, _targets, error) => {
      if (!line.isAsked && isOfBytes(error)) unasked++;
      Object.assign(line, { isAsked: false, answers: 0 });
    });
    open.add(line);
    return line;
  }

  function discard(line: Line): void {
    open.delete(line);
    void line.client.destroy();
  }

  function rest(line: Line, forMs: number): void {
    line.silentAt = Math.max(line.silentAt, performance.now() + (settling > 0 ? settleMs : forMs));
  }

  return {
    async take() {
      if (isApart()) {
        for (const line of idle.splice(0)) discard(line);
        return openOwn(connect);
      }
      const now = performance.now();
      const rested = idle.findIndex(({ silentAt }) => silentAt <= now);
      if (rested === -1 && open.size < most) return openOwn(connect);
      const [line] = idle.splice(Math.max(rested, 0), 1);
      if (line === undefined) throw new RangeError(`more than ${most} lines are held`);
      if (line.isToRest && line.silentAt > now) await sleep(line.silentAt - now);
      if (!isApart()) return line;
      discard(line);
      return openOwn(connect);
    },
    openOwn,
    discard,
    giveBack(line, durationMs) {
      if (isApart()) return discard(line);
      line.answers++;
      line.isToRest = settling > 0 || isSampled(line.answers);
      // The answer to an earlier request may be on its way still, which takes as long as an answer does.
      const awaited = line.isToRest ? Math.min(durationMs, mostListenMs) : 0;
      rest(line, restMs + awaited);
      idle.push(line);
    },
    unasked: () => unasked,
    async settle() {
      settling++;
      const settledAt = performance.now() + settleMs;
      for (const line of idle) {
        line.isToRest = true;
        rest(line, settleMs);
      }
      const isUnsettled = (line: Line) =>
        open.has(line) && (line.silentAt < settledAt || line.silentAt > performance.now());
      // A line that is held for longer waits for its own answer: that of another request would have come at once.
      for (let looked = 0, left = [...open]; left.length > 0 && looked < mostLooks; looked++) {
        await sleep(settleMs / 10);
        left = left.filter(isUnsettled);
      }
      settling--;
    },
    async destroy(error) {
      await Promise.all([...open].map(({ client }) => client.destroy(error)));
    },
  };
}

/** The first answers on a connection, then ever fewer of them, one in 64 at least. */
function isSampled(answers: number): boolean {
  return answers % 64 === 0 || (answers & (answers - 1)) === 0;
}

/** Whether a connection was given up for what came on it: undici's parser could not take it, or had no request for it. */
function isOfBytes(error: Error): boolean {
  return error.name === "HTTPParserError" || error.message.startsWith("bad ");
}
