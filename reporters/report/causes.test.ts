import { expect, it } from "vitest";
import type { Verdict } from "../../engine/judge/verdict.ts";
import { sampleFacts, sampleViolation } from "../testing/sample-run.ts";
import { groupByCause } from "./causes.ts";
import { buildRunReport } from "./run-report.ts";

const untestable = (requirement: string, cause: Pick<Verdict, "reason" | "because">): Verdict => ({
  requirement,
  level: "MUST",
  evidence: "documented",
  outcome: "untestable",
  runs: 0,
  durationMs: 0,
  ...cause,
});

it("groups by cause, the commonest first, and says what became of the requirement that is needed", () => {
  const report = buildRunReport(sampleFacts, [
    sampleViolation,
    untestable("a.1", { reason: "no \u001b lane" }),
    untestable("a.2", { because: sampleViolation.requirement }),
    untestable("a.3", { because: sampleViolation.requirement }),
    untestable("a.4", { because: "a.1", reason: "no user" }),
    untestable("a.5", { because: "a.9" }),
    untestable("a.6", {}),
  ]);
  expect(groupByCause(report, "untestable")).toEqual([
    { cause: "needs credential-id.max-length, which is violated", requirements: ["a.2", "a.3"] },
    { cause: "no \\x1b lane", requirements: ["a.1"] },
    { cause: "needs a.1, which is untestable: no user", requirements: ["a.4"] },
    { cause: "needs a.9, which is violated and not among these requirements", requirements: ["a.5"] },
    { cause: "no reason was given", requirements: ["a.6"] },
  ]);
  expect(groupByCause(report, "broken")).toEqual([]);
});
