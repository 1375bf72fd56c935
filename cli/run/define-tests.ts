import { afterAll, beforeAll, describe, it } from "vitest";
import type { Verdict } from "../../engine/judge/verdict.ts";
import { fewestNeedsFirst, type PlannedRequirement } from "../../engine/run/plan.ts";
import { areas } from "../../suites/requirement.ts";
import { failsRun } from "./fails-run.ts";
import { leftWords } from "./left-words.ts";
import type { OpenRun } from "./open-run.ts";

declare module "@vitest/runner" {
  interface TaskMeta {
    /** What came of the requirement that the test is about. */
    verdict?: Verdict;
  }
}

/** A run as tests of vitest. */
export interface TestedRun {
  readonly plan: readonly PlannedRequirement[];
  /** Violations from this level on fail a test. */
  readonly level: "MUST" | "SHOULD";
  /** Opens the run before the first test; rejects where the target cannot be tested. */
  readonly open: () => Promise<OpenRun>;
}

/** How long the target may take until the fixtures are there, and until they are gone. */
const fixturesMs = 120_000;

/** Defines a test of vitest for each requirement of a plan, grouped by area. */
export function defineTests({ plan, level, open }: TestedRun): void {
  let opened: OpenRun | undefined;
  beforeAll(async () => {
    opened = await open();
  }, fixturesMs);
  afterAll(async () => {
    let left: string[] = [];
    try {
      opened?.writeRecording();
    } finally {
      left = (await opened?.close()) ?? [];
    }
    for (const line of leftWords(left)) throw new Error(line);
  }, fixturesMs);

  for (const area of areas) {
    const planned = fewestNeedsFirst(plan.filter(({ requirement }) => requirement.area === area));
    if (planned.length === 0) continue;
    describe.concurrent(area, () => {
      for (const entry of planned) {
        it(entry.requirement.id, { timeout: 0 }, async ({ task, skip }) => {
          if (opened === undefined) throw new Error("the run is not open");
          const verdict = await opened.judge(entry);
          task.meta.verdict = verdict;
          if (verdict.outcome === "inapplicable") skip(verdict.reason);
          if (verdict.outcome === "untestable") skip(verdict.reason ?? `because of ${verdict.because}`);
          const failure = failsRun(verdict, level);
          if (failure !== null) throw new Error(failure);
        });
      }
    });
  }
}
