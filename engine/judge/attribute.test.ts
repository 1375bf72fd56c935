import { describe, expect, it } from "vitest";
import type { FailureKind, Need } from "../../suites/requirement.ts";
import { sampleVerdict } from "../testing/sample-verdict.ts";
import { errorResponse } from "../testing/wire-answers.ts";
import { attribute, blockingNeed, untestableBecause } from "./attribute.ts";
import { type Failure, outcomes, type Verdict } from "./verdict.ts";

function needed(explains: Need["explains"], verdict: ReturnType<typeof sampleVerdict>) {
  return { need: { requirement: verdict.requirement, explains }, verdict };
}

const failing = sampleVerdict({ requirement: "needed", outcome: "violates" });

function failingBy(kind: FailureKind, more: Partial<Failure> = {}): Verdict {
  const verdict = sampleVerdict({ outcome: "violates" });
  if (verdict.counterexample === undefined) throw new Error("the sample has no counterexample");
  return { ...verdict, counterexample: { ...verdict.counterexample, kind, ...more } };
}

/** The verdict with this answer in its counterexample. */
function answered(verdict: Verdict, status: number, code: string): Verdict {
  const { counterexample } = verdict;
  if (counterexample === undefined) throw new Error("the verdict has no counterexample");
  const exchange = { ...counterexample.exchange, outcome: errorResponse(status, code) };
  return { ...verdict, counterexample: { ...counterexample, exchange } };
}

describe("blockingNeed", () => {
  it.each(outcomes)("is decided by whether the needed requirement failed: %s", (outcome) => {
    const need = needed("all", sampleVerdict({ requirement: "needed", outcome }));
    const blocks = ["violates", "untestable", "broken"].includes(outcome);
    expect(blockingNeed([need])).toBe(blocks ? need : null);
  });

  it("is the first of several, and none that explains some failures only", () => {
    const partial = needed(["code"], failing);
    const whole = needed("all", failing);
    const later = needed("all", sampleVerdict({ requirement: "later", outcome: "broken" }));
    expect(blockingNeed([partial])).toBeNull();
    expect(blockingNeed([partial, whole, later])).toBe(whole);
    expect(blockingNeed([])).toBeNull();
  });
});

describe("attribute", () => {
  const violation = sampleVerdict({ requirement: "dependant", outcome: "violates" });

  it("blames the needed requirement that explains the kind of failure", () => {
    const verdict = attribute(violation, [
      needed(["status"], sampleVerdict()),
      needed(["state", "code"], failing),
    ]);
    expect(verdict).toEqual({
      requirement: "dependant",
      level: "MUST",
      evidence: "documented",
      outcome: "untestable",
      runs: 10,
      durationMs: 5,
      because: "needed",
      failedBy: "code",
    });
  });

  it("follows a chain only as far as the failures are of a kind", () => {
    const first = attribute(violation, [needed(["code"], failing)]);
    expect(attribute(violation, [needed(["code"], first)])).toMatchObject({ because: "needed" });
    const other: Verdict = { ...first, failedBy: "unreadable" };
    expect(attribute(violation, [needed(["code"], other)])).toBe(violation);
  });

  it.each<[string, Partial<Need>, Partial<Failure>, boolean]>([
    ["with the code that it speaks of", { code: "NoSuchEntity" }, { code: "NoSuchEntity" }, true],
    ["with any code", {}, { code: "NoSuchEntity" }, true],
    ["with another code", { code: "NoSuchEntity" }, { code: "ValidationError" }, false],
    ["without a code, as of one that crashes,", { code: "NoSuchEntity" }, {}, false],
    ["where it failed in the way that explains it", { failing: ["status", "no-answer"] }, {}, true],
    ["where it failed in another way", { failing: ["no-answer"] }, {}, false],
  ])("blames a failure %s only so far", (_, need, failure, isBlamed) => {
    const status: Need = { requirement: "needed", explains: ["status"], ...need };
    const verdict = attribute(failingBy("status", failure), [{ need: status, verdict: failingBy("status") }]);
    expect(verdict.outcome).toBe(isBlamed ? "untestable" : "violates");
  });

  it.each<[string, FailureKind, number, string, boolean]>([
    ["the same code", "code", 403, "AccessDenied", true],
    ["the same code with another status", "code", 400, "AccessDenied", true],
    ["another code", "code", 403, "Forbidden", false],
    ["the same status with another code", "status", 403, "InvalidClientTokenId", true],
    ["another status", "status", 500, "AccessDenied", false],
  ])("blames an answer that has to be alike for %s or not", (_, kind, status, code, isBlamed) => {
    const need: Need = { requirement: "needed", explains: [kind], failing: [kind], alike: true };
    const verdict = answered(failingBy(kind), 403, "AccessDenied");
    const outcomeOf = (given: Verdict) =>
      attribute(answered(failingBy(kind), status, code), [{ need, verdict: given }]).outcome;
    expect(outcomeOf(verdict)).toBe(isBlamed ? "untestable" : "violates");
    // Of one that is blamed itself, and of one that got no answer, the answer is not known.
    expect(outcomeOf(untestableBecause(verdict, verdict))).toBe("violates");
    expect(outcomeOf(failingBy(kind))).toBe("violates");
  });

  it("blames nothing on a requirement that is blamed itself for a failure of another kind, or broken", () => {
    const need: Need = { requirement: "needed", explains: ["status"], failing: ["status"] };
    const because: Verdict = sampleVerdict({ outcome: "untestable", because: "root", failedBy: "status" });
    const outcomeOf = (verdict: Verdict) => attribute(failingBy("status"), [{ need, verdict }]).outcome;
    expect(outcomeOf(because)).toBe("untestable");
    expect(outcomeOf({ ...because, failedBy: "no-answer" })).toBe("violates");
    expect(outcomeOf(sampleVerdict({ outcome: "broken" }))).toBe("violates");
  });

  it.each([
    ["explains other kinds", [needed(["status", "state"], failing)]],
    ["conforms", [needed(["code"], sampleVerdict())]],
    ["is observed", [needed(["code"], sampleVerdict({ outcome: "observed" }))]],
    ["does not apply", [needed(["code"], sampleVerdict({ outcome: "inapplicable" }))]],
    ["is not there", []],
  ])("leaves the violation where the needed requirement %s", (_, given) => {
    expect(attribute(violation, given)).toBe(violation);
  });

  it("leaves every other outcome", () => {
    for (const outcome of outcomes.filter((each) => each !== "violates")) {
      const verdict = sampleVerdict({ outcome });
      expect(attribute(verdict, [needed(["code"], failing)])).toBe(verdict);
    }
  });
});

describe("attribute, of verdicts that are odd", () => {
  it("leaves a violation without a counterexample, and another outcome with one", () => {
    const { counterexample, ...bare } = sampleVerdict({ outcome: "violates" });
    expect(attribute(bare, [needed(["code"], failing)])).toBe(bare);
    if (counterexample === undefined) throw new Error("the sample has no counterexample");
    const broken = sampleVerdict({ outcome: "broken", counterexample });
    expect(attribute(broken, [needed(["code"], failing)])).toBe(broken);
  });
});

describe("untestableBecause", () => {
  it("gives no reason where the cause has none", () => {
    expect(Object.keys(untestableBecause(sampleVerdict(), failing))).not.toContain("reason");
  });

  it("names the requirement at the root of a chain", () => {
    const first = untestableBecause(sampleVerdict({ requirement: "second" }), failing);
    const second = untestableBecause(sampleVerdict({ requirement: "third" }), first);
    expect(second).toMatchObject({ requirement: "third", outcome: "untestable", because: "needed" });
  });

  it("passes on why the cause could not be judged, down the chain", () => {
    const broken = sampleVerdict({ requirement: "needed", outcome: "broken", reason: "the line is down" });
    const first = untestableBecause(sampleVerdict({ requirement: "second" }), broken);
    const second = untestableBecause(sampleVerdict({ requirement: "third" }), first);
    expect([first.reason, second.reason]).toEqual(["the line is down", "the line is down"]);
    expect(second.because).toBe("needed");
  });
});
