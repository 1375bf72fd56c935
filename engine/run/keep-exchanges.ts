import type { Exchange } from "../../protocol/exchange.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { listCredentials } from "../fixtures/fixture-calls.ts";
import { FixtureError, orFixtureError } from "../fixtures/fixture-error.ts";
import type { Lane, LaneNames } from "../fixtures/lane.ts";
import type { Lanes } from "../fixtures/lanes.ts";
import { type Counterexample, isSameFailure, type Violates } from "../judge/verdict.ts";
import type { PropertyOptions } from "./run-property.ts";
import { runStimulus } from "./run-stimulus.ts";
import type { Session } from "./session.ts";
import { TransportError } from "./trial.ts";

/**
 * A violation with every exchange of its input, in order: the input is tried once more, on lanes that are read before and
 * after. Where it does not fail alike then, the violation stays as it was found.
 */
export async function keepExchanges(
  session: Session,
  requirement: Requirement,
  violation: Violates,
  options: PropertyOptions,
): Promise<Violates> {
  const { counterexample } = violation;
  const kept = keeping(session);
  const { path } = counterexample.replay;
  try {
    const { minimal } = await runStimulus(kept.session, requirement, { ...options, concurrency: 1, path });
    const trial = minimal?.trial;
    if (trial === undefined || !isSameFailure(trial.failure, counterexample)) return violation;
    // Those that were kept are of the last trial, which need not be the one that failed.
    if (!kept.exchanges().some(({ request }) => request === trial.exchange.request)) return violation;
    const again: Counterexample = {
      ...counterexample,
      ...trial.failure,
      input: trial.resolved,
      exchange: trial.exchange,
      exchanges: kept.exchanges(),
      lanes: kept.lanes(),
    };
    return { ...violation, counterexample: again };
  } catch (error) {
    if (error instanceof FixtureError || error instanceof TransportError) return violation;
    throw error;
  }
}

interface Kept {
  readonly session: Session;
  /** Of the last trial. */
  readonly exchanges: () => Exchange[];
  /** The lanes that it held. */
  readonly lanes: () => LaneNames[];
}

/** A session like this one that keeps what one trial after the other sends, gets and holds. */
function keeping(session: Session): Kept {
  let exchanges: Exchange[] = [];
  let lanes: LaneNames[] = [];
  let held = 0;
  const { witness: _, ...untold } = session;
  const { connection } = session;
  const kept = Object.create(connection, {
    send: {
      value: async (...[request, options]: Parameters<typeof connection.send>) => {
        // In the order of sending; what came is put in when it does.
        const place = exchanges;
        const index = place.push(unanswered(request)) - 1;
        const outcome = await connection.send(request, options);
        place[index] = { request, outcome };
        return outcome;
      },
    },
  }) as typeof connection;

  async function holding<T>(own: readonly Lane[], use: () => Promise<T>): Promise<T> {
    if (held++ === 0) [exchanges, lanes] = [[], []];
    try {
      for (const lane of own) {
        lanes.push({ userName: lane.userName, credentialId: lane.credentialId, secondId: lane.secondId });
        lane.state = await listCredentials(kept, lane.userName);
      }
      const used = await use();
      // What the listing shows in the end is for readers; that it cannot be read changes nothing.
      for (const { userName } of own) await orFixtureError(() => listCredentials(kept, userName));
      return used;
    } finally {
      held--;
    }
  }
  const keptLanes: Lanes = {
    size: session.lanes.size,
    with: (count, use) => session.lanes.with(count, (own) => holding(own, () => use(own))),
    withUser: (name, use) => session.lanes.withUser(name, (lane) => holding([lane], () => use(lane))),
  };
  return {
    session: { ...untold, connection: kept, lanes: keptLanes },
    exchanges: () => exchanges,
    lanes: () => lanes,
  };
}

function unanswered(request: Exchange["request"]): Exchange {
  return {
    request,
    outcome: { kind: "no-response", cause: "other", detail: "no answer was waited for", durationMs: 0 },
  };
}
