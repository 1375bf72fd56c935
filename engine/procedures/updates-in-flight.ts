import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { Lane } from "../fixtures/lane.ts";
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
 * Updates of several users' credentials at once, to different values, each read back. An update that was sent again
 * would not have been in flight beside the others, so a round in which one gets no answer is made anew as a whole.
 */
export function updatesInFlight(session: Session, { expectation }: Requirement): Exercise<number> {
  const { connection, operation, lanes } = session;
  // Updates of one user alone are not at once.
  const width = Math.max(2, Math.min(mostAtOnce, lanes.size));

  async function update(lane: Lane, status: string, once: boolean): Promise<Trial> {
    const input = plainInput(status);
    return tryRequest({ connection, operation, expectation, input, lane, other: null, once });
  }

  async function inFlight(round: number, once: boolean): Promise<Trial> {
    return lanes.with(width, async (held) => {
      const [active, inactive] = documentedStatuses;
      const trials = await together(
        held.map((lane, index) => update(lane, (index + round) % 2 === 0 ? active : inactive, once)),
      );
      const [first] = trials;
      if (first === undefined) throw new Error("no lane is held");
      return trials.find(({ failure }) => failure !== null) ?? first;
    });
  }

  return {
    examples: [0, 1, 2, 3],
    arbitrary: null,
    async attempt(round) {
      for (let tried = 1; ; tried++) {
        try {
          return await inFlight(round, tried < mostLost);
        } catch (error) {
          if (!(error instanceof LostInFlight)) throw error;
        }
      }
    },
  };
}
