import { expect, test } from "vitest";
import { simplerSteps } from "./simpler-steps.ts";
import type { Step, StepWords } from "./step.ts";

const words: StepWords = {
  which: [0, 1],
  status: ["Active", "Inactive"],
  kind: ["status.required", "status.one-of"],
};

function simpler(...steps: readonly Step[]): (readonly Step[])[] {
  return [...simplerSteps(words, steps)];
}

test("the simplest command has no simpler one", () => {
  expect(simpler({ command: "update", which: 0, status: "Active" })).toEqual([]);
  expect(simpler({ command: "list" })).toEqual([]);
});

test("steps are left out, in blocks first, but never all", () => {
  const list: Step = { command: "list" };
  const create: Step = { command: "create" };
  expect(simpler(list, create, list)).toEqual([
    [list],
    [list, create],
    [create, list],
    [list, list],
    [list, create],
  ]);
});

test("slots are exchanged throughout where the first is not the simplest", () => {
  const candidates = simpler({ command: "delete", which: 1 }, { command: "reset", which: 0 });
  expect(candidates).toContainEqual([
    { command: "delete", which: 0 },
    { command: "reset", which: 1 },
  ]);
});

test("statuses are exchanged throughout where the first is not the simplest", () => {
  const candidates = simpler(
    { command: "update", which: 0, status: "Inactive" },
    { command: "update", which: 0, status: "Active" },
  );
  expect(candidates).toContainEqual([
    { command: "update", which: 0, status: "Active" },
    { command: "update", which: 0, status: "Inactive" },
  ]);
});

test("single steps take an earlier kind", () => {
  expect(simpler({ command: "update-invalid", kind: "status.one-of" })).toEqual([
    [{ command: "update-invalid", kind: "status.required" }],
  ]);
});
