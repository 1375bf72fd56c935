import type { TestCase, TestModule } from "vitest/node";
import type { Reporter } from "vitest/reporters";
import type { Verdict } from "../../engine/judge/verdict.ts";

/** What the adapter has gathered when vitest has ended. */
export interface Gathered {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Requests sent by the suites. */
  readonly requests: number;
  /** What broke outside of any test, for people. */
  readonly errors: readonly string[];
}

/** Turns vitest's events into verdicts. */
export interface VitestAdapter {
  readonly reporter: Reporter;
  readonly gathered: Gathered;
}

/** An adapter that hands on each verdict as soon as vitest reports its test. */
export function createVitestAdapter(onVerdict: (verdict: Verdict) => void): VitestAdapter {
  const verdicts = new Map<string, Verdict>();
  const errors: string[] = [];
  const gathered = { verdicts, requests: 0, errors };

  function take(test: TestCase): void {
    const { verdict, requests = 0 } = test.meta();
    gathered.requests = Math.max(gathered.requests, requests);
    if (verdict === undefined || verdicts.has(verdict.requirement)) return;
    verdicts.set(verdict.requirement, verdict);
    onVerdict(verdict);
  }

  return {
    gathered,
    reporter: {
      onTestCaseResult: take,
      onTestRunEnd: (modules: readonly TestModule[], unhandled) => {
        for (const module of modules) {
          // A test whose event was lost still has its result here.
          for (const test of module.children.allTests()) take(test);
          errors.push(...module.errors().map(({ message }) => message));
        }
        errors.push(...unhandled.map(({ message }) => message));
      },
    },
  };
}
