import type { Input } from "../generators/input.ts";
import { inputsOf, type RequestRequirement } from "../generators/inputs-of.ts";
import type { Exercise } from "./exercise.ts";
import { FixtureError } from "./fixture-error.ts";
import { speaksOfAnother } from "./resolve-input.ts";
import type { Session } from "./session.ts";
import { tryRequest } from "./try-request.ts";

/** The exercise of a requirement whose stimulus is one request. */
export function requestExercise(session: Session, requirement: RequestRequirement): Exercise<Input> {
  const { connection, operation, lanes, names } = session;
  const { expectation } = requirement;
  const source = inputsOf(requirement, operation);

  return {
    examples: source.examples,
    arbitrary: source.arbitrary,
    attempt: (input) => {
      const trial = { connection, operation, expectation, input };
      if (input.namedUser !== undefined) {
        const { ending, fill } = input.namedUser;
        return lanes.withUser(names.ending(ending, fill), (lane) =>
          tryRequest({ ...trial, lane, other: null }),
        );
      }
      const needsOther = expectation.state === "other-unchanged" || speaksOfAnother(input);
      return lanes.with(needsOther ? 2 : 1, ([lane, other]) => {
        if (lane === undefined) throw new FixtureError("no lane is held");
        return tryRequest({ ...trial, lane, other: other ?? null });
      });
    },
  };
}
