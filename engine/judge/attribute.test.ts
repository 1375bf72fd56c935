import { describe, expect, it } from "vitest";
import type { FailureKind, Need } from "../../suites/requirement.ts";
import { sampleVerdict } from "../testing/sample-verdict.ts";
import { errorResponse } from "../testing/wire-answers.ts";
import { attribute, blockingVerdict, untestableBecause, withoutToldRules } from "./attribute.ts";
import { type Failure, outcomes, type Verdict, type Violates } from "./verdict.ts";

function needed(explains: Need["explains"], verdict: Verdict) {
  return { need: { requirement: verdict.requirement, explains }, verdict };
}

const failing = sampleVerdict("violates", { requirement: "needed" });

function failingBy(kind: FailureKind, more: Partial<Failure> = {}): Violates {
  const verdict = sampleVerdict("violates");
  return { ...verdict, counterexample: { ...verdict.counterexample, kind, ...more } };
}

/** The verdict with this answer in its counterexample. */
function answered(verdict: Violates, status: number, code: string): Violates {
  const { counterexample } = verdict;
  const exchange = { ...counterexample.exchange, outcome: errorResponse(status, code) };
  return { ...verdict, counterexample: { ...counterexample, exchange } };
}

describe("blockingVerdict", () => {
  it.each(outcomes)("is decided by whether the needed requirement failed: %s", (outcome) => {
    const verdict = sampleVerdict(outcome, { requirement: "needed" });
    const blocks = ["violates", "untestable", "broken"].includes(outcome);
    expect(blockingVerdict([needed("all", verdict)])).toBe(blocks ? verdict : null);
  });

  it("is not one that failed once and did not fail again", () => {
    expect(blockingVerdict([needed("all", { ...failing, flaky: true })])).toBeNull();
  });

  it("is the first of several, and none that explains some failures only", () => {
    const partial = needed(["code"], failing);
    const whole = needed("all", failing);
    const later = needed("all", sampleVerdict("broken", { requirement: "later" }));
    expect(blockingVerdict([partial])).toBeNull();
    expect(blockingVerdict([partial, whole, later])).toBe(failing);
    expect(blockingVerdict([])).toBeNull();
  });

  it("asks how the needed requirement failed only where the need says so", () => {
    const need: Need = { requirement: "needed", explains: "all", failing: ["refused"] };
    const blockedBy = (verdict: Verdict) => blockingVerdict([{ need, verdict }]);
    expect(blockedBy(failingBy("envelope"))).toBeNull();
    expect(blockedBy(failingBy("refused"))).not.toBeNull();
    expect(blockedBy(sampleVerdict("untestable"))).not.toBeNull();
  });
});

describe("withoutToldRules", () => {
  const expectation = { answer: "success", rules: ["root", "namespace"], state: "updated" } as const;
  const root: Need = { requirement: "needed", explains: ["envelope"], rule: "root" };

  it.each(outcomes)("leaves out the rule of a needed requirement that failed: %s", (outcome) => {
    const told = ["violates", "untestable", "broken"].includes(outcome);
    const left = withoutToldRules(expectation, [{ need: root, verdict: sampleVerdict(outcome) }]);
    expect(left).toEqual({ ...expectation, rules: told ? ["namespace"] : ["root", "namespace"] });
    const either = { answer: "one-of", options: [expectation, { answer: "refusal" }] } as const;
    expect(withoutToldRules(either, [{ need: root, verdict: sampleVerdict(outcome) }])).toEqual({
      ...either,
      options: [left, { answer: "refusal" }],
    });
  });

  it("changes no other expectation, and a rule that was told explains no failure", () => {
    const anything = { answer: "anything", state: "unread" } as const;
    const known = [{ need: root, verdict: failing }];
    expect(withoutToldRules(anything, known)).toBe(anything);
    expect(attribute(failingBy("envelope"), known).outcome).toBe("violates");
  });
});

describe("attribute", () => {
  const violation = sampleVerdict("violates", { requirement: "dependant" });

  it("blames the needed requirement that explains the kind of failure", () => {
    const verdict = attribute(violation, [
      needed(["status"], sampleVerdict("conforms")),
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
    const other = sampleVerdict("untestable", { because: "needed", failedBy: "unreadable" });
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
    const outcomeOf = (given: Verdict, root = given) =>
      attribute(answered(failingBy(kind), status, code), [{ need, verdict: given, root }]).outcome;
    expect(outcomeOf(verdict)).toBe(isBlamed ? "untestable" : "violates");
    // Of one that is blamed itself the answer is that of the root; where no answer came there is none.
    const blamed = untestableBecause(verdict, verdict, kind);
    expect(outcomeOf(blamed, verdict)).toBe(isBlamed ? "untestable" : "violates");
    expect(outcomeOf(blamed)).toBe("violates");
    const refused = attribute(answered(failingBy("refused"), status, code), [
      { need: { ...need, explains: ["refused"] }, verdict: blamed, root: verdict },
    ]);
    expect(refused.outcome).toBe("violates");
    expect(outcomeOf(failingBy(kind))).toBe("violates");
  });

  it("asks how the needed requirement failed only where the need says so", () => {
    const need: Need = { requirement: "needed", explains: ["status"] };
    const verdictOn = (needing: Need) =>
      attribute(failingBy("status"), [{ need: needing, verdict: failingBy("code") }]);
    expect(verdictOn(need)).toMatchObject({ outcome: "untestable", failedBy: "status" });
    expect(verdictOn({ ...need, failing: ["status"] }).outcome).toBe("violates");
  });

  it("blames nothing on a requirement that is blamed itself for a failure of another kind, or broken", () => {
    const need: Need = { requirement: "needed", explains: ["status"], failing: ["status"] };
    const blamed = (failedBy: FailureKind) => sampleVerdict("untestable", { because: "root", failedBy });
    const outcomeOf = (verdict: Verdict) => attribute(failingBy("status"), [{ need, verdict }]).outcome;
    expect(outcomeOf(blamed("status"))).toBe("untestable");
    expect(outcomeOf(blamed("no-answer"))).toBe("violates");
    expect(outcomeOf(sampleVerdict("broken"))).toBe("violates");
  });

  it.each([
    ["explains other kinds", [needed(["status", "state"], failing)]],
    ["conforms", [needed(["code"], sampleVerdict("conforms"))]],
    ["is observed", [needed(["code"], sampleVerdict("observed"))]],
    ["does not apply", [needed(["code"], sampleVerdict("inapplicable"))]],
    ["is not there", []],
  ])("leaves the violation where the needed requirement %s", (_, given) => {
    expect(attribute(violation, given)).toBe(violation);
  });

  it("leaves every other outcome", () => {
    for (const outcome of outcomes.filter((each) => each !== "violates")) {
      const verdict = sampleVerdict(outcome);
      expect(attribute(verdict, [needed(["code"], failing)])).toBe(verdict);
    }
  });
});

describe("untestableBecause", () => {
  it("gives no reason where the cause has none", () => {
    expect(Object.keys(untestableBecause(sampleVerdict("conforms"), failing))).not.toContain("reason");
  });

  it("names the requirement at the root of a chain", () => {
    const first = untestableBecause(sampleVerdict("conforms", { requirement: "second" }), failing);
    const second = untestableBecause(sampleVerdict("conforms", { requirement: "third" }), first);
    expect(second).toMatchObject({ requirement: "third", outcome: "untestable", because: "needed" });
  });

  it("passes on why the cause could not be judged, down the chain", () => {
    const broken = sampleVerdict("broken", { requirement: "needed" });
    const first = untestableBecause(sampleVerdict("conforms", { requirement: "second" }), broken);
    const second = untestableBecause(sampleVerdict("conforms", { requirement: "third" }), first);
    expect([first.reason, second.reason]).toEqual(["the line is down", "the line is down"]);
    expect(second.because).toBe("needed");
  });
});
