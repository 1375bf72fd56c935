import { afterAll, describe, inject, it } from "vitest";
import { failsRun } from "../cli/run/fails-run.ts";
import { openSession } from "../cli/run/open-session.ts";
import { planRun } from "../engine/run/plan.ts";
import { catalogue } from "./catalogue.ts";
import { areas } from "./requirement.ts";

const run = inject("run");
const plan = planRun(catalogue, run.plan);
const session = openSession(run, "w");

afterAll(() => session.close());

for (const area of areas) {
  // What others need comes out sooner, and so does a run's first verdict, than what waits for a dozen needs.
  const planned = plan
    .filter(({ requirement }) => requirement.area === area)
    .toSorted((a, b) => a.requirement.needs.length - b.requirement.needs.length);
  if (planned.length === 0) continue;
  describe.concurrent(area, () => {
    for (const entry of planned) {
      it(entry.requirement.id, async ({ task, skip, signal }) => {
        const verdict = await session.judge(entry);
        // Reached after the run was cancelled, it speaks of connections that the suite itself has closed.
        if (signal.aborted) return;
        task.meta.verdict = verdict;
        task.meta.requests = session.requests();
        if (verdict.outcome === "untestable" || verdict.outcome === "inapplicable")
          skip(verdict.reason ?? `because of ${verdict.because}`);
        const failure = failsRun(verdict, run.level);
        if (failure !== null) throw new Error(failure);
      });
    }
  });
}
