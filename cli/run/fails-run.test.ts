import { expect, it } from "vitest";
import { outcomes, type Verdict } from "../../engine/judge/verdict.ts";
import { sampleCounterexample } from "../../reporters/testing/sample-run.ts";
import { failsRun } from "./fails-run.ts";

function verdict(outcome: Verdict["outcome"], level: Verdict["level"] = "MUST"): Verdict {
  return { requirement: "status.one-of", level, evidence: "documented", outcome, runs: 1, durationMs: 1 };
}

it("takes what is violated at a level that counts, and what is broken, at any level", () => {
  const failing = (level: "MUST" | "SHOULD") =>
    (["MUST", "SHOULD", "OBSERVE"] as const).flatMap((own) =>
      outcomes
        .filter((outcome) => failsRun(verdict(outcome, own), level) !== null)
        .map((outcome) => `${own} ${outcome}`),
    );
  expect(failing("MUST")).toEqual(["MUST violates", "MUST broken", "SHOULD broken", "OBSERVE broken"]);
  expect(failing("SHOULD")).toEqual([
    "MUST violates",
    "MUST broken",
    "SHOULD violates",
    "SHOULD broken",
    "OBSERVE broken",
  ]);
});

it("says what was expected and what came, or what broke", () => {
  const counterexample = sampleCounterexample({ Status: "x" }, "");
  expect(failsRun({ ...verdict("violates"), counterexample }, "MUST")).toBe(
    "expected 400 ValidationError, observed 404 NoSuchEntity",
  );
  expect(failsRun({ ...verdict("broken"), reason: "the target stopped answering" }, "MUST")).toBe(
    "the target stopped answering",
  );
});
