import { describe, expect, it } from "vitest";
import { scoreMutants } from "../../engine/proof/mutant-score.ts";
import type { MutantProof } from "../../engine/proof/prove-mutant.ts";
import { isProved, type ProofReport } from "../report/proof-report.ts";
import { renderProofText } from "./proof-text.ts";

const killed: MutantProof = {
  mutant: "state-no-effect",
  named: ["state.model"],
  killedBy: ["state.model"],
  trips: ["state.model"],
  missed: [],
  broken: [],
};
const survivor: MutantProof = {
  ...killed,
  mutant: "status-prefix",
  killedBy: [],
  trips: ["a", "b", "c"],
  missed: [{ requirement: "status.padded", outcome: "conforms" }],
};

function reportOn(proofs: readonly MutantProof[], changes: Partial<ProofReport> = {}): ProofReport {
  return {
    seed: 1,
    runs: 100,
    selfProof: { rejected: 6, of: 6, accepted: [] },
    score: scoreMutants(proofs, []),
    proofs,
    unproven: [],
    lucky: [],
    seeds: 1,
    times: { wallMs: 12_345, cpuMs: 20_000, selfProofMs: 42 },
    ...changes,
  };
}

describe("renderProofText", () => {
  it("says the score, the times and that nothing is wrong", () => {
    const text = renderProofText(reportOn([killed]));
    expect(text).toContain("1 of 1 killed");
    expect(text).toContain("a mutant violates 1 requirement (median), 1.00 (mean)");
    expect(text).toContain("6 of 6 dummy responders rejected in 0.042 s");
    expect(text).toContain("seed 1, 100 runs, 12.3 s (20.0 s of CPU)");
    expect(text.trimEnd().split("\n").at(-1)).toBe("proved");
  });

  it("names survivors, what missed them, and the worst offenders", () => {
    const text = renderProofText(reportOn([killed, survivor]));
    expect(text).toContain("1 of 2 killed");
    expect(text).toContain("status-prefix: status.padded conforms");
    expect(text).toContain("3 status-prefix: a, b, c");
    expect(text.trimEnd().split("\n").at(-1)).toBe("not proved");
  });

  it("names requirements that killed nothing, and mutants that are noticed by luck", () => {
    const lucky = [{ mutant: "state-no-effect", noticed: 12 }];
    const text = renderProofText(reportOn([killed], { unproven: ["status.empty"], lucky, seeds: 20 }));
    expect(text).toContain("1 requirements that killed no mutant\n  status.empty");
    expect(text).toContain("state-no-effect: 12 of 20");
  });
});

describe("isProved", () => {
  it.each([
    ["a survivor", reportOn([survivor])],
    ["a requirement without a mutant", reportOn([killed], { unproven: ["status.empty"] })],
    ["luck", reportOn([killed], { lucky: [{ mutant: "state-no-effect", noticed: 1 }] })],
    ["an accepted dummy", reportOn([killed], { selfProof: { rejected: 5, of: 6, accepted: ["echo"] } })],
  ])("is false with %s", (_, report) => {
    expect(isProved(report)).toBe(false);
  });

  it("is true otherwise", () => {
    expect(isProved(reportOn([killed]))).toBe(true);
  });
});
