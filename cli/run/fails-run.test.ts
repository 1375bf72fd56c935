import { expect, it } from "vitest";
import { outcomes } from "../../engine/judge/verdict.ts";
import { sampleVerdict } from "../../engine/testing/sample-verdict.ts";
import { failsRun } from "./fails-run.ts";

it("takes what is violated at a level that counts, and what is broken, at any level", () => {
  const failing = (level: "MUST" | "SHOULD") =>
    (["MUST", "SHOULD", "OBSERVE"] as const).flatMap((own) =>
      outcomes
        .filter((outcome) => failsRun(sampleVerdict(outcome, { level: own }), level) !== null)
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
  expect(failsRun(sampleVerdict("violates"), "MUST")).toBe(
    "expected 400 ValidationError, observed 404 NoSuchEntity",
  );
  expect(failsRun(sampleVerdict("broken"), "MUST")).toBe("the line is down");
});
