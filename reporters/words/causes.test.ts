import { expect, it } from "vitest";
import type { Untestable } from "../../engine/judge/verdict.ts";
import { sampleVerdict } from "../../engine/testing/sample-verdict.ts";
import { buildRunReport } from "../report/run-report.ts";
import { hangingOn, sampleFacts, sampleViolation } from "../testing/sample-run.ts";
import { groupByCause } from "./causes.ts";

const untestable = (requirement: string, why: Partial<Untestable>) =>
  sampleVerdict("untestable", { requirement, ...why });

it("groups by cause, the commonest first, and says what became of the requirement that is needed", () => {
  const report = buildRunReport(sampleFacts, [
    sampleViolation,
    untestable("a.1", { reason: "no \u001b lane" }),
    hangingOn(sampleViolation.requirement, "a.2"),
    hangingOn(sampleViolation.requirement, "a.3"),
    untestable("a.4", { because: "a.1", reason: "no user" }),
    hangingOn("a.9", "a.5"),
  ]);
  expect(groupByCause(report, "untestable")).toEqual([
    { cause: "needs credential-id.max-length, which is violated", requirements: ["a.2", "a.3"] },
    { cause: "no \\x1b lane", requirements: ["a.1"] },
    { cause: "needs a.1, which is untestable: no user", requirements: ["a.4"] },
    { cause: "needs a.9, which is violated and not part of this run", requirements: ["a.5"] },
  ]);
  expect(groupByCause(report, "broken")).toEqual([]);
});

it("reads a long report once, however many requirements need another one", () => {
  let reads = 0;
  const count = 500;
  const ids = Array.from({ length: count }, (_, index) => `status.r${index}`);
  const last = ids.at(-1) ?? "";
  const report = buildRunReport(
    sampleFacts,
    ids.map((id) => hangingOn(last, id)),
  );
  const results = report.results.map(({ requirement, ...result }) => ({
    ...result,
    get requirement() {
      reads++;
      return requirement;
    },
  }));
  groupByCause({ ...report, results }, "untestable");
  expect(reads).toBeLessThan(5 * count);
});
