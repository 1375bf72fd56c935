import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { Lane } from "../fixtures/lane.ts";
import type { Exercise } from "../run/run-property.ts";
import type { Session } from "../run/session.ts";
import { together } from "../run/together.ts";
import type { Trial } from "../run/trial.ts";
import { tryRequest } from "../run/try-request.ts";
import { plainInput } from "./plain-input.ts";

const mostAtOnce = 8;

/** Updates of several users' credentials at once, to different values, each read back. */
export function updatesInFlight(session: Session, { expectation }: Requirement): Exercise<number> {
  const { connection, operation, lanes } = session;
  const width = Math.min(mostAtOnce, lanes.size);

  async function update(lane: Lane, status: string): Promise<Trial> {
    return tryRequest({ connection, operation, expectation, input: plainInput(status), lane, other: null });
  }

  return {
    examples: [0, 1, 2, 3],
    arbitrary: null,
    attempt: (round) =>
      lanes.with(width, async (held) => {
        const [active, inactive] = documentedStatuses;
        const trials = await together(
          held.map((lane, index) => update(lane, (index + round) % 2 === 0 ? active : inactive)),
        );
        const [first] = trials;
        if (first === undefined) throw new Error("no lane is held");
        return trials.find(({ failure }) => failure !== null) ?? first;
      }),
  };
}
