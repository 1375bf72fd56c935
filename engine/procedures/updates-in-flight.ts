import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { listCredentials } from "../fixtures/fixture-calls.ts";
import { type Lane, stateDifference, statusOf } from "../fixtures/lane.ts";
import type { Exercise } from "../run/run-property.ts";
import type { Session } from "../run/session.ts";
import { together } from "../run/together.ts";
import { LostInFlight, type Trial } from "../run/trial.ts";
import { tryRequest } from "../run/try-request.ts";
import { plainInput } from "./plain-input.ts";

const mostAtOnce = 8;
/** A round is made so often where an update in it gets no answer; in the last one it may be sent again by itself. */
const mostLost = 4;

/**
 * Updates of several users' credentials at once, each read back. All lanes are held, so that nothing else is in flight
 * beside them, and each update makes a change. What fails so counts where the same updates hold one after the other:
 * otherwise being in flight together is not what is wrong, and there is nothing to judge.
 * An update that was sent again would not have been in flight beside the others, so a round in which one gets no answer
 * is made anew as a whole.
 */
export function updatesInFlight(session: Session, { expectation }: Requirement): Exercise<number> {
  const { connection, operation, lanes } = session;

  async function turnOver(lane: Lane, once: boolean): Promise<Trial> {
    const [active, inactive] = documentedStatuses;
    lane.state ??= await listCredentials(connection, lane.userName);
    const isActive = statusOf(lane.state, lane.credentialId) === active;
    const input = plainInput(isActive ? inactive : active);
    return tryRequest({ connection, operation, expectation, input, lane, other: null, once });
  }

  /** The first update among these, one after the other, that fails or shows in another lane; null: there is none. */
  async function failingAlone(held: readonly Lane[]): Promise<Trial | null> {
    for (const lane of oneByOne(held)) {
      const trial = await turnOver(lane, false);
      if (trial.failure !== null) return trial;
      const isKept = await together(held.filter((other) => other !== lane).map(isAsBefore));
      if (isKept.includes(false)) return trial;
    }
    return null;
  }

  async function isAsBefore(lane: Lane): Promise<boolean> {
    const before = lane.state ?? new Map();
    lane.state = await listCredentials(connection, lane.userName);
    return stateDifference(before, lane.state) === null;
  }

  async function atOnce(held: readonly Lane[]): Promise<Trial> {
    for (let tried = 1; ; tried++) {
      try {
        const trials = await together(held.map((lane) => turnOver(lane, tried < mostLost)));
        const [first] = trials;
        if (first === undefined) throw new Error("no lane is held");
        return trials.find(({ failure }) => failure !== null) ?? first;
      } catch (error) {
        if (!(error instanceof LostInFlight)) throw error;
        await together(held.map(isAsBefore));
      }
    }
  }

  let begun: Promise<Trial | null> | undefined;
  return {
    examples: [0, 1, 2, 3],
    arbitrary: null,
    attempt: () =>
      // Updates of one user alone are not at once.
      lanes.with(Math.max(2, lanes.size), async (all) => {
        const held = all.slice(0, mostAtOnce);
        begun ??= failingAlone(held);
        const before = await begun;
        if (before !== null) return asNothing(before);
        const trial = await atOnce(held);
        const after = trial.failure === null ? null : await failingAlone(held);
        return after === null ? trial : asNothing(after);
      }),
  };
}

/**
 * The order in which lanes are updated one by one: twice some of them, so that what an update does to the one before
 * shows, and so that half of the lanes differ from the others in the end. However few they are, as many updates are made
 * as of eight lanes: what loses one of several shows that it does so alone, too.
 */
function oneByOne(held: readonly Lane[]): readonly Lane[] {
  const [some, others] = [held.slice(0, held.length / 2), held.slice(held.length / 2)];
  const everySecond = (lanes: readonly Lane[]) => lanes.filter((_, index) => index % 2 === 0);
  const order = [...some, ...everySecond(some), ...everySecond(others)];
  const further = Math.ceil((mostAtOnce - order.length) / 2);
  // There and back, so that the lanes differ in the end as they did.
  return [
    ...order,
    ...Array.from({ length: further }, () => held.slice(0, 1)).flatMap((one) => [...one, ...one]),
  ];
}

function asNothing(trial: Trial): Trial {
  const nothing = "an update fails or shows elsewhere also where no other is in flight";
  return { ...trial, failure: null, nothing };
}
