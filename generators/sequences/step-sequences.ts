import type { Arbitrary } from "fast-check";
import { constraintOf, type Operation, parameterOf } from "../../contract/operation.ts";
import { contextless, pick } from "../values/contextless.ts";
import { invalidUpdates } from "./invalid-updates.ts";
import { simplerSteps } from "./simpler-steps.ts";
import { isStep, type Slot, type Step, type StepWords, stepWith } from "./step.ts";

/** How many steps a generated sequence has; shrinking goes down to one. */
const fewest = 2;
const most = 12;

/** Each name as often as it is to be drawn in this many. */
const draws: readonly Step["command"][] = [
  ...Array<"update">(6).fill("update"),
  ...Array<"create">(2).fill("create"),
  ...Array<"delete">(2).fill("delete"),
  ...Array<"update-deleted">(2).fill("update-deleted"),
  ...Array<"update-invalid">(2).fill("update-invalid"),
  "list",
  "reset",
  "update-foreign",
];

/** Short sequences that are always tried: updates in both directions after everything that may disturb them. */
export function stepExamples(operation: Operation): readonly (readonly Step[])[] {
  const statuses = constraintOf(parameterOf(operation, "set"), "one-of").values;
  const [first = ""] = statuses;
  const update = (which: Slot, status: string): Step => ({ command: "update", which, status });
  // New credentials have the first status: it comes last, so that each update changes something.
  const thereAndBack = (which: Slot) => [...statuses.slice(1), first].map((status) => update(which, status));
  return [
    [...thereAndBack(0), ...thereAndBack(1)],
    [{ command: "reset", which: 0 }, ...thereAndBack(0)],
    [{ command: "delete", which: 0 }, ...thereAndBack(1), { command: "update-deleted", which: 0 }],
    [
      { command: "delete", which: 1 },
      { command: "create" },
      ...thereAndBack(1),
      { command: "update-deleted", which: 1 },
      ...thereAndBack(0),
    ],
    [{ command: "update-foreign" }, ...thereAndBack(0)],
  ];
}

/** Sequences of steps around `operation`, whose status values are those of the parameter that it sets. */
export function stepSequences(operation: Operation): Arbitrary<readonly Step[]> {
  const words: StepWords = {
    which: [0, 1],
    status: constraintOf(parameterOf(operation, "set"), "one-of").values,
    kind: invalidUpdates(operation).map(({ kind }) => kind),
  };
  return contextless<readonly Step[]>({
    draw: (random) =>
      Array.from({ length: random.nextInt(fewest, most) }, () =>
        stepWith(words, pick(draws, random), (field) => pick(words[field], random)),
      ),
    holds: (value) =>
      Array.isArray(value) &&
      value.length >= 1 &&
      value.length <= most &&
      value.every((step) => isStep(words, step)),
    simpler: (steps) => simplerSteps(words, steps),
  });
}
