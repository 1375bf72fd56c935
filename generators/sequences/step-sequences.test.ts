import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { keepsTheLaws } from "../testing/arbitrary-laws.ts";
import { greedyShrink } from "../testing/greedy-shrink.ts";
import { wholeNumbers } from "../values/whole-numbers.ts";
import type { Step } from "./step.ts";
import { stepExamples, stepSequences } from "./step-sequences.ts";

const sequences = stepSequences(updateServiceSpecificCredential);

test("two to twelve steps, each kind among them", () => {
  const drawn = fc.sample(sequences, { seed: 1, numRuns: 500 });
  expect(new Set(drawn.map(({ length }) => length))).toEqual(new Set(wholeNumbers(2, 12)));
  expect(new Set(drawn.flat().map(({ command }) => command)).size).toBe(8);
  expect(new Set(drawn.flat().flatMap((one) => ("kind" in one ? [one.kind] : []))).size).toBe(9);
  expect(new Set(drawn.flat().flatMap((one) => ("status" in one ? [one.status] : [])))).toEqual(
    new Set(["Active", "Inactive"]),
  );
  expect(new Set(drawn.flat().flatMap((one) => ("which" in one ? [one.which] : [])))).toEqual(
    new Set([0, 1]),
  );
});

describe("sequences", () =>
  keepsTheLaws(sequences, { examples: stepExamples(updateServiceSpecificCredential) }));

test.each([
  ["no list", { command: "list" }],
  ["nothing", []],
  ["too many", Array.from({ length: 13 }, () => ({ command: "list" }))],
  ["no command", [null]],
  ["another command", [{ command: "rename" }]],
  ["another slot", [{ command: "delete", which: 2 }]],
  ["another status", [{ command: "update", which: 0, status: "Expired" }]],
  ["another kind", [{ command: "update-invalid", kind: "status.max-length" }]],
])("no sequence: %s", (_, value) => {
  expect(sequences.canShrinkWithoutContext(value)).toBe(false);
});

describe("a fault has one minimum, found cheaply", () => {
  const faults: readonly (readonly [string, (steps: readonly Step[]) => boolean, readonly Step[]])[] = [
    [
      "an update to Inactive",
      (steps) => steps.some((one) => "status" in one && one.status === "Inactive"),
      [{ command: "update", which: 0, status: "Inactive" }],
    ],
    [
      "a reset after a deletion in the same slot",
      (steps) => isFollowed(steps, "delete", "reset"),
      [
        { command: "delete", which: 0 },
        { command: "reset", which: 0 },
      ],
    ],
    [
      "two different statuses in a row",
      hasTwoStatuses,
      [
        { command: "update", which: 0, status: "Active" },
        { command: "update", which: 0, status: "Inactive" },
      ],
    ],
  ];

  test.each(faults)("%s", (_, fails, minimum) => {
    const descents = wholeNumbers(1, 300).flatMap((seed) => {
      const start = fc.sample(sequences, { seed, numRuns: 60 }).find(fails);
      return start === undefined ? [] : [greedyShrink(sequences, start, fails)];
    });
    expect(descents.length).toBeGreaterThan(200);
    for (const descent of descents) expect(descent.minimum).toEqual(minimum);
    expect(Math.max(...descents.map(({ tried }) => tried))).toBeLessThanOrEqual(150);
  });
});

test("an operation without a list of values has no sequences", () => {
  expect(() => stepSequences({ ...updateServiceSpecificCredential, parameters: [] })).toThrow(
    "has no parameter for set",
  );
});

function isFollowed(steps: readonly Step[], first: Step["command"], then: Step["command"]): boolean {
  return steps.some((one, at) => {
    const next = steps[at + 1];
    if (one.command !== first || next?.command !== then) return false;
    return "which" in one && "which" in next && one.which === next.which;
  });
}

function hasTwoStatuses(steps: readonly Step[]): boolean {
  return steps.some((one, at) => {
    const next = steps[at + 1];
    return next !== undefined && "status" in one && "status" in next && one.status !== next.status;
  });
}
