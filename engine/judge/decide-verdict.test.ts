import { describe, expect, it } from "vitest";
import type { PropertyResult } from "../run/run-property.ts";
import type { MinimalFailure } from "../run/shrink-failure.ts";
import { requirement } from "../testing/reference-session.ts";
import { sampleExchange, sampleFailure, sampleTrial } from "../testing/sample-trial.ts";
import { counterexampleOf } from "../testing/sample-verdict.ts";
import { decideVerdict, verdictBase } from "./decide-verdict.ts";

const must = requirement("credential-id.max-length");
const observe = requirement("status.expired.edition");

function result(changes: Partial<PropertyResult> = {}): PropertyResult {
  return { runs: 12, observations: [], minimal: null, nothing: null, cut: null, ...changes };
}

function minimal(flaky: boolean): MinimalFailure {
  const trial = { ...sampleTrial({ parameters: { Status: "x" } }), failure: sampleFailure };
  return { trial, path: "3:1", shrinkTrials: 9, flaky };
}

describe("decideVerdict", () => {
  it("conforms where nothing failed", () => {
    expect(decideVerdict(must, result(), 7, 40)).toEqual({
      requirement: "credential-id.max-length",
      level: "MUST",
      evidence: "documented",
      outcome: "conforms",
      runs: 12,
      durationMs: 40,
    });
  });

  it("violates where something failed, with all that it takes to see it again", () => {
    const verdict = decideVerdict(must, result({ minimal: minimal(false) }), 7, 40);
    expect(verdict).toMatchObject({ outcome: "violates", flaky: false });
    expect(counterexampleOf(verdict)).toEqual({
      ...sampleFailure,
      input: { parameters: { Status: "x" } },
      exchange: sampleExchange,
      replay: { seed: 7, path: "3:1" },
      shrinkRequests: 9,
    });
  });

  it("says so where the failure did not come again", () => {
    expect(decideVerdict(must, result({ minimal: minimal(true) }), 7, 40)).toMatchObject({
      outcome: "violates",
      flaky: true,
    });
  });

  it("counts what happens now and then by its nature, though it does not come again", () => {
    const sporadic = requirement("state.updates-in-flight");
    expect(decideVerdict(sporadic, result({ minimal: minimal(true) }), 7, 40)).toMatchObject({
      outcome: "violates",
      flaky: false,
    });
  });

  it.each([must, observe])("is untestable where the run was cut short before its last trial: $id", (each) => {
    expect(decideVerdict(each, result({ cut: "time" }), 7, 40)).toMatchObject({
      outcome: "untestable",
      runs: 12,
      reason: "the time of the run was over",
    });
    expect(decideVerdict(each, result({ runs: 0, cut: "interruption" }), 7, 40)).toMatchObject({
      outcome: "untestable",
      reason: "the run was interrupted",
    });
  });

  it("observes what nobody knows", () => {
    const observations = [{ observation: { kind: "silence", detail: "reset" } as const, count: 2 }];
    const verdict = decideVerdict(observe, result({ observations }), 7, 40);
    expect(verdict).toMatchObject({ outcome: "observed", level: "OBSERVE", observations });
  });
});

describe("verdictBase", () => {
  it("is what the requirement fixes, of nothing that was run", () => {
    expect(verdictBase(must)).toEqual({
      requirement: "credential-id.max-length",
      level: "MUST",
      evidence: "documented",
      runs: 0,
      durationMs: 0,
    });
  });
});
