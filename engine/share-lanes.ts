import type { Input } from "../generators/input.ts";
import type { RequestRequirement } from "../generators/inputs-of.ts";
import { listCredentials } from "./fixture-calls.ts";
import { FixtureError } from "./fixture-error.ts";
import { judgeState } from "./judge-state.ts";
import type { Lane } from "./lane.ts";
import type { Session } from "./session.ts";
import type { Trial } from "./trial.ts";
import { type RequestTrial, tryRequest } from "./try-request.ts";

/** Trials that share a lane at most: beyond that a reading saves next to nothing more. */
export const mostSharing = 16;

/** Whether the trials of a requirement may share lanes: a trial that may change something is read back by itself. */
export function isSharing({ expectation, stimulus }: RequestRequirement): boolean {
  return (
    expectation.state === "unchanged" &&
    (expectation.answer === "error" || expectation.answer === "refusal") &&
    (stimulus.times ?? 1) === 1
  );
}

/** Trials on one lane that are read back together. */
interface Group {
  readonly size: () => number;
  readonly attempt: (input: Input) => Promise<Trial>;
}

/**
 * A way to try inputs that have to change nothing, many at once on one lane with one reading of it after the last of
 * them: half of the requests of a run would be such readings. Where something did change, each input that was
 * answered rightly is tried again alone, so that the one which did it is found; where none does it again, the first
 * is blamed.
 */
export function shareLanes(
  session: Session,
  trial: Pick<RequestTrial, "connection" | "operation" | "expectation">,
  alone: (input: Input) => Promise<Trial>,
): (input: Input) => Promise<Trial> {
  let open: Group | null = null;

  function startGroup(): Group {
    let size = 0;
    let inFlight = 0;
    let endSending = () => {};
    const sent = new Promise<void>((resolve) => {
      endSending = resolve;
    });
    let hold = (_: Lane) => {};
    const held = new Promise<Lane>((resolve) => {
      hold = resolve;
    });
    const read = session.lanes.with(1, async ([lane]) => {
      if (lane === undefined) throw new FixtureError("no lane is held");
      const before = lane.state ?? new Map();
      hold({ ...lane });
      await sent;
      lane.state = null;
      const after = await listCredentials(trial.connection, lane.userName);
      lane.state = after;
      const { credentialId: addressedId, secondId } = lane;
      const reading = { addressedId, secondId, before, after, other: null, requested: undefined };
      return judgeState("unchanged", reading);
    });
    // Each trial that waits for the reading hears of its failure; without any it is nobody's.
    read.catch(() => undefined);
    const again: Promise<Trial>[] = [];
    let isAnsweredWrongly = false;

    async function send(input: Input): Promise<Trial> {
      // A lane that cannot be held fails the reading, and with it every trial.
      const lane = await Promise.race([held, read.then(() => held)]);
      const expectation = { ...trial.expectation, state: "unread" as const };
      return tryRequest({ ...trial, expectation, input, lane: { ...lane }, other: null });
    }

    const group: Group = {
      size: () => size,
      async attempt(input) {
        size++;
        inFlight++;
        let tried: Trial;
        try {
          tried = await send(input);
        } finally {
          if (--inFlight === 0) {
            if (open === group) open = null;
            endSending();
          }
        }
        if (tried.failure !== null) {
          isAnsweredWrongly = true;
          return tried;
        }
        const failure = await read;
        if (failure === null) return { ...tried, behaviour: `${tried.behaviour}, nothing changed` };
        const blamed = { ...tried, failure, behaviour: `${tried.behaviour}, ${failure.observed}` };
        if (size === 1) return blamed;
        const retried = alone(input);
        const isFirst = again.push(retried) === 1;
        const found = await retried;
        if (!isFirst) return found;
        const all = await Promise.allSettled(again);
        const isBlamed = all.every((each) => each.status === "fulfilled" && each.value.failure === null);
        // One that was accepted against expectation has a failure already, and explains the change.
        return isBlamed && !isAnsweredWrongly ? blamed : found;
      },
    };
    return group;
  }

  return (input) => {
    if (open === null || open.size() >= mostSharing) open = startGroup();
    return open.attempt(input);
  };
}
